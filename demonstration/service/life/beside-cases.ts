import type { NewEntryWithId } from '#caseload'
import type { Day } from '#platform/database/tables.ts'
import { Random } from '../../random.ts'
import { LAST_DAY, plusDays, workingDay } from '../days.ts'
import { holderOn, type Person } from '../people.ts'
import { isMet } from './beginning.ts'

const reports = { 'psr-standard': 5, 'psr-fast': 4, 'psr-oral': 2 } as const
const works = ['CMS04', 'CMS05', 'CMS08', 'CMS17', 'CMS18', 'CMS29', 'CMS31'] as const

type Written = Pick<NewEntryWithId, 'kind' | 'body' | 'entryId'> & { readonly on: Day; readonly by: string }

const report = (random: Random, person: Person, duty: string): readonly Written[] => {
  const asked = workingDay(plusDays(person.started, random.between(20, 500)))
  const done = workingDay(plusDays(asked, random.between(5, 20)))
  const type = random.weighted(reports)
  const [request, completion] = [random.uuid(), random.uuid()]
  const by = random.chance(0.3) ? duty : (holderOn(person, done) ?? duty)
  const body = { type, court: 'Crown Court', due: plusDays(asked, 28) }
  return [
    { kind: 'report-requested', body, entryId: request, on: asked, by },
    { kind: 'report-completed', body: { request, outcome: 'completed' }, entryId: completion, on: done, by },
  ]
}

/** For the Parole Board, asked for lately and not written yet. */
const parole = (random: Random, person: Person, duty: string): readonly Written[] => {
  const on = workingDay(plusDays(LAST_DAY, -random.between(3, 40)))
  if (on <= plusDays(person.started, 7)) return []
  const body = { type: 'parole', court: 'Parole Board', due: plusDays(LAST_DAY, random.between(-5, 60)) }
  return [{ kind: 'report-requested', body, entryId: random.uuid(), on, by: holderOn(person, on) ?? duty }]
}

const contact = (random: Random, person: Person, duty: string): readonly Written[] => {
  const on = workingDay(plusDays(person.started, random.between(20, 500)))
  if (holderOn(person, on) === undefined) return []
  return [{ kind: 'support-contact', body: { work: random.pick(works) }, entryId: random.uuid(), on, by: duty }]
}

/**
 * Reports for courts and the Parole Board, and what colleagues did on a case. Drawn by lots of their own, so that everything else of
 * the demonstration stays what it was without them.
 */
export const besideCases = (person: Person, duty: string): NewEntryWithId[] => {
  const random = new Random(`beside cases of ${person.id}`)
  const drawn = isMet(person)
    ? [
        ...(random.chance(0.35) ? report(random, person, duty) : []),
        ...(random.chance(0.25) ? contact(random, person, duty) : []),
      ]
    : random.chance(0.2)
      ? parole(random, person, duty)
      : []
  return drawn
    .filter(({ on }) => on <= LAST_DAY)
    .map(({ on, by, ...entry }) => ({
      ...{ ...entry, personId: person.id, happened: { from: on }, author: by, workDoneBy: by },
      now: new Date(Date.parse(`${on}T10:00:00Z`) + random.below(6 * 3_600_000)),
    }))
}
