import { canExtend, type LoadedPerson, type Projector } from '#caseload'
import type { Trx } from '#platform/database/tables.ts'
import { type KeptWork, mayChangeWork, type WorkStep, workAfterStep } from './kept-work.ts'
import { putWork, workChanges, workOfPeople, workToChange, writeWork } from './work-table.ts'

const stepsOf = ({ record, steps }: LoadedPerson): readonly WorkStep[] =>
  steps.map(step => (canExtend(step.before, step.entry) ? step : { ...step, record: record.slice(0, step.entry.seq) }))

const afterLoad = async (trx: Trx, people: readonly LoadedPerson[]): Promise<void> => {
  const moved = people
    .map(person => ({ personId: person.personId, steps: stepsOf(person).filter(mayChangeWork) }))
    .filter(({ steps }) => steps.length > 0)
  if (moved.length === 0) return
  const kept = await workOfPeople(
    trx,
    moved.map(person => person.personId),
    'known now',
  )
  const changes = moved.map(({ personId, steps }) => {
    const before = kept.get(personId) ?? []
    return { personId, ...workChanges(before, steps.reduce(workAfterStep, before)) }
  })
  await putWork(trx, changes)
}

const none: readonly KeptWork[] = []

/**
 * Keeps `workforce.work_done` where the entries say, in the transaction of each. What somebody did stays done when the record of the
 * person is erased: the rows name nobody.
 */
export const workDone: Projector = {
  name: 'work done',
  afterEntry: async (trx, { personId, ...step }) => {
    if (!mayChangeWork(step)) return
    const before = step.record ? await workToChange(trx, personId) : none
    await writeWork(trx, personId, before, workAfterStep(before, step))
  },
  afterLoad,
  afterErasure: async () => undefined,
}
