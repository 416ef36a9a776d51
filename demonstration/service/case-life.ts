import type { NewEntryWithId } from '#caseload'
import type { Day } from '#platform/database/tables.ts'
import type { Random } from '../random.ts'
import { LAST_DAY, plusDays, workingDay } from './days.ts'
import { assessment, enquiries, oversight, registrations, reviews } from './life/assessment.ts'
import { allocations, home, registration, requirements, towardsRelease } from './life/beginning.ts'
import { besideCases } from './life/beside-cases.ts'
import { contacts } from './life/contacts.ts'
import { type Draft, type Habits, habitsOf, type Life } from './life/draft.ts'
import { rareThings, referral } from './life/partners.ts'
import { holderOn, type Person } from './people.ts'
import type { Condition, Scale } from './scale.ts'
import { notes } from './words.ts'

type Duty = { readonly officer: string; readonly manager: string }

/** The nation has a quarter of a million people and fewer kinds of entry for each: a benchmark, not a story. */
const draftsOf = (life: Life, scale: Scale, duty: Duty): Draft[] => {
  const isNation = scale.name === 'nation'
  const common = [
    ...registration(life, { inOneEntry: isNation }),
    ...allocations(life),
    ...assessment(life),
    ...contacts(life, duty.officer),
  ]
  if (isNation) return common
  return [
    ...common,
    ...requirements(life),
    ...home(life),
    ...towardsRelease(life),
    ...enquiries(life),
    ...registrations(life),
    ...oversight(life),
    ...reviews(life),
    ...referral(life),
    ...rareThings(life),
  ]
}

const atWork = (random: Random, day: Day): Date =>
  new Date(Date.parse(`${day}T09:00:00Z`) + random.below(8 * 3600) * 1000 + random.below(1000))

const FIRST_THREE = 3

/** An entry as somebody recorded it: late now and then, but never one that a later entry rests on. */
const recorded = ({ random, person, habit }: Life, duty: Duty, draft: Draft, index: number): NewEntryWithId => {
  const worker = draft.by === 'manager' ? duty.manager : (holderOn(person, draft.on) ?? duty.officer)
  const mayBeLate = index >= FIRST_THREE && draft.id === undefined && draft.by === undefined && !draft.inOrder
  const isLate = mayBeLate && random.chance(habit.late)
  const recordedOn = isLate ? workingDay(plusDays(draft.on, random.between(4, 35))) : draft.on
  return {
    personId: person.id,
    kind: draft.kind,
    happened: { from: draft.on },
    author: worker,
    workDoneBy: worker,
    body: draft.body,
    now: atWork(random, recordedOn > LAST_DAY ? LAST_DAY : recordedOn),
    entryId: draft.id ?? random.uuid(),
  }
}

/**
 * Everything recorded about one person, in the order in which it was recorded. Work is done by whoever held the case that day;
 * without a holder, by the team's duty officer.
 *
 * @param duty a staff code of the team, and the manager who allocates
 */
export const lifeOf = (
  random: Random,
  person: Person,
  condition: Condition,
  scale: Scale,
  duty: Duty,
): NewEntryWithId[] => {
  const life = { random, person, habit: habitsOf[condition], contactEvery: scale.contactEvery }
  const drafts = draftsOf(life, scale, duty).filter(draft => draft.on <= LAST_DAY)
  const entries = drafts.map((draft, index) => recorded(life, duty, draft, index))
  const [first, ...rest] = entries
  if (!first) return []
  const beside = scale.name === 'nation' ? [] : besideCases(person, duty.officer)
  return [first, ...rest.toSorted(byRecording), ...corrections(random, rest, life.habit), ...beside]
    .map(entry => (entry.now < first.now ? { ...entry, now: first.now } : entry))
    .toSorted(byRecording)
}

const byRecording = (a: NewEntryWithId, b: NewEntryWithId): number => a.now.getTime() - b.now.getTime()

const corrections = (random: Random, entries: readonly NewEntryWithId[], habit: Habits): NewEntryWithId[] =>
  entries
    .filter(entry => entry.kind === 'contact' && random.chance(habit.corrected * 3))
    .map(({ entryId, ...entry }) => ({
      ...entry,
      supersedes: String(entryId),
      reason: 'Wrong detail in the first note',
      body: { type: 'CTOB', text: random.pick(notes.contact) },
      now: new Date(
        Math.min(entry.now.getTime() + random.between(1, 20) * 86_400_000, Date.parse(`${LAST_DAY}T17:30:00Z`)),
      ),
      entryId: random.uuid(),
    }))
