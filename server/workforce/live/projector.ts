import { canExtend, type LoadedPerson, type Projector } from '#caseload'
import type { Trx } from '#platform/database/tables.ts'
import { afterEnd, afterStep, type KeptSpan, mayChangeSpans } from './kept-spans.ts'
import { beginNextSpan, changesOf, putSpans, spansOfPeople, spansToChange, writeSpans } from './span-table.ts'
import { factsOf } from './spans.ts'

const spansAfter = ({ record, steps }: LoadedPerson, before: readonly KeptSpan[]): readonly KeptSpan[] =>
  steps.reduce(
    (spans, step) =>
      afterStep(spans, {
        ...step,
        record: canExtend(step.before, step.entry) ? undefined : record.slice(0, step.entry.seq),
      }),
    before,
  )

const afterLoad = async (trx: Trx, people: readonly LoadedPerson[]): Promise<void> => {
  const moved = people.filter(({ steps }) => steps.some(mayChangeSpans))
  if (moved.length === 0) return
  const kept = await spansOfPeople(
    trx,
    moved.map(person => person.personId),
  )
  const changes = moved.map(person => {
    const before = kept.get(person.personId) ?? []
    return { personId: person.personId, ...changesOf(before, spansAfter(person, before)) }
  })
  await putSpans(trx, changes)
}

/** Keeps `workforce.case_span` where the entries say, in the transaction of each: no figure is ever older than the record. */
export const caseSpans: Projector = {
  name: 'case spans',
  afterEntry: async (trx, { personId, ...step }) => {
    if (!mayChangeSpans(step)) return
    const { entry, before: stood, after, record } = step
    const goesOn = record === undefined && factsOf(stood) !== null
    if (goesOn && (await beginNextSpan(trx, personId, entry, factsOf(after)))) return
    const kept = entry.seq === 1 ? [] : await spansToChange(trx, personId)
    await writeSpans(trx, personId, kept, afterStep(kept, step))
  },
  afterLoad,
  afterErasure: async (trx, { personId, on, at }) => {
    const before = await spansToChange(trx, personId)
    await writeSpans(trx, personId, before, afterEnd(before, on, at))
  },
}
