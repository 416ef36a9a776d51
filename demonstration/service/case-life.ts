import type { NewEntryWithId } from '#caseload'
import type { Day } from '#platform/database/tables.ts'
import type { Random } from '../random.ts'
import { LAST_DAY, plusDays, workingDay } from './days.ts'
import type { Person } from './people.ts'
import type { Condition, Scale } from './scale.ts'
import { pseudoOfficerOf } from './staff.ts'
import { notes } from './words.ts'

type Habits = {
  /** Shares of entries: written late, and later corrected. */
  readonly late: number
  readonly corrected: number
  /** Share of people whose assessment is written at all, and days until it is. */
  readonly assessed: number
  readonly assessWithin: number
  readonly missed: number
  readonly overseen: number
}

const habits: Readonly<Record<Condition, Habits>> = {
  struggling: { late: 0.16, corrected: 0.012, assessed: 0.55, assessWithin: 70, missed: 0.3, overseen: 0.08 },
  usual: { late: 0.06, corrected: 0.01, assessed: 0.88, assessWithin: 30, missed: 0.16, overseen: 0.3 },
  well: { late: 0.02, corrected: 0.008, assessed: 0.98, assessWithin: 15, missed: 0.1, overseen: 0.6 },
}

type Draft = { readonly on: Day; readonly kind: string; readonly body: Record<string, unknown>; readonly by?: string }

const holderOn = (person: Person, day: Day): string | undefined =>
  person.holders.findLast(({ from, until }) => from <= day && (until === null || day <= until))?.officer

const beginning = (person: Person): Draft[] => {
  const { name, crn, born: dateOfBirth, sex, ethnicity, language, team, started } = person
  return [
    { on: started, kind: 'person-registered', body: { name, crn, dateOfBirth, sex, ethnicity, language, team } },
    {
      on: started,
      kind: 'sentence-started',
      body: {
        type: person.sentence,
        starts: started,
        ends: person.ends,
        requirements: person.sentence === 'community-order' ? ['rehabilitation-activity'] : [],
      },
    },
    { on: started, kind: 'tier-set', body: { tier: person.tier, source: 'imported' } },
  ]
}

const allocations = ({ holders, hasOfficer, team }: Person): Draft[] => {
  const given = holders.map(({ officer, from }) => ({
    on: from,
    kind: 'allocated',
    body: { team, practitioner: officer },
  }))
  const last = holders.at(-1)
  // The officer has left and nobody took the case on.
  if (!hasOfficer && last?.until) {
    given.push({ on: workingDay(last.until), kind: 'allocated', body: { team, practitioner: pseudoOfficerOf(team) } })
  }
  return given
}

const assessment = (random: Random, person: Person, habit: Habits): Draft[] => {
  if (!random.chance(habit.assessed)) return []
  const on = workingDay(plusDays(person.started, random.between(5, habit.assessWithin)))
  const lower = person.risk === 'low' ? 'low' : 'medium'
  const body = {
    overall: person.risk,
    public: person.risk,
    knownAdult: lower,
    children: 'low',
    staff: 'low',
    text: random.pick(notes.analysis),
  }
  const plan = { objectives: random.pick(notes.plan), involved: random.pick(['yes', 'yes', 'partly'] as const) }
  return [
    { on, kind: 'risk-assessment', body },
    { on: workingDay(plusDays(on, random.between(1, 12))), kind: 'sentence-plan', body: plan },
  ]
}

const extras = (random: Random, person: Person, habit: Habits): Draft[] => {
  const drafts: Draft[] = []
  const soon = (days: number): Day => workingDay(plusDays(person.started, random.between(3, days)))
  if (random.chance(0.5)) {
    drafts.push({
      on: soon(30),
      kind: 'enquiry',
      body: { to: 'police-domestic-abuse', stage: random.chance(habit.assessed) ? 'made' : 'needed' },
    })
  }
  if (person.risk === 'very-high' || (person.risk === 'high' && random.chance(0.5))) {
    drafts.push({
      on: soon(20),
      kind: 'registration',
      body: { act: 'added', type: 'mappa', level: 'Category 2, level 1' },
    })
  }
  if (random.chance(0.25))
    drafts.push({ on: soon(120), kind: 'home-visit', body: { result: 'seen', text: random.pick(notes.visit) } })
  if (random.chance(habit.overseen))
    drafts.push({ on: soon(200), kind: 'management-oversight', body: { text: random.pick(notes.oversight) } })
  if (random.chance(habit.overseen))
    drafts.push({ on: soon(300), kind: 'review', body: { trigger: 'planned', text: random.pick(notes.review) } })
  return drafts
}

const contacts = (random: Random, person: Person, habit: Habits, every: number): Draft[] => {
  const drafts: Draft[] = []
  // Nobody's case: a duty officer rings now and then.
  const gap = person.hasOfficer ? every : every * 4
  for (
    let on = plusDays(person.started, random.between(2, 14));
    on <= LAST_DAY;
    on = plusDays(on, random.between(gap, gap * 3))
  ) {
    const day = workingDay(on)
    const missed = random.chance(habit.missed)
    const outcome = missed ? random.pick(['acceptable-absence', 'unacceptable-absence'] as const) : 'attended-complied'
    const withWhom = 'Probation practitioner'
    drafts.push(
      random.chance(0.4)
        ? {
            on: day,
            kind: 'contact',
            body: {
              type: random.pick(['phone', 'message', 'professional'] as const),
              text: random.pick(notes.contact),
            },
          }
        : {
            on: day,
            kind: 'appointment-outcome',
            body: missed ? { outcome, withWhom } : { outcome, withWhom, text: random.pick(notes.appointment) },
          },
    )
  }
  return drafts
}

const atWork = (random: Random, day: Day): Date =>
  new Date(Date.parse(`${day}T09:00:00Z`) + random.below(8 * 3600) * 1000 + random.below(1000))

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
  duty: { officer: string; manager: string },
): NewEntryWithId[] => {
  const habit = habits[condition]
  const drafts = [
    ...beginning(person),
    ...allocations(person),
    ...assessment(random, person, habit),
    ...extras(random, person, habit),
    ...contacts(random, person, habit, scale.contactEvery),
  ].filter(draft => draft.on <= LAST_DAY)
  const entries = drafts.map(({ on, kind, body }, index): NewEntryWithId => {
    const worker =
      kind === 'allocated' || kind === 'management-oversight' ? duty.manager : (holderOn(person, on) ?? duty.officer)
    const isLate = index > 2 && random.chance(habit.late)
    const recordedOn = isLate ? workingDay(plusDays(on, random.between(4, 35))) : on
    const now = atWork(random, recordedOn > LAST_DAY ? LAST_DAY : recordedOn)
    return {
      personId: person.id,
      kind,
      happened: { from: on },
      author: worker,
      workDoneBy: worker,
      body,
      now,
      entryId: random.uuid(),
    }
  })
  const [first, ...rest] = entries
  if (!first) return []
  return [first, ...rest.toSorted((a, b) => a.now.getTime() - b.now.getTime()), ...corrections(random, rest, habit)]
    .map(entry => (entry.now < first.now ? { ...entry, now: first.now } : entry))
    .toSorted((a, b) => a.now.getTime() - b.now.getTime())
}

const corrections = (random: Random, entries: readonly NewEntryWithId[], habit: Habits): NewEntryWithId[] =>
  entries
    .filter(entry => entry.kind === 'contact' && random.chance(habit.corrected * 3))
    .map(({ entryId, ...entry }) => ({
      ...entry,
      supersedes: String(entryId),
      reason: 'Wrong detail in the first note',
      body: { type: 'phone', text: random.pick(notes.contact) },
      now: new Date(
        Math.min(entry.now.getTime() + random.between(1, 20) * 86_400_000, Date.parse(`${LAST_DAY}T17:30:00Z`)),
      ),
      entryId: random.uuid(),
    }))
