import { LAST_DAY, plusDays, workingDay } from '../days.ts'
import type { Person, Sentence } from '../people.ts'
import { pseudoOfficerOf } from '../staff.ts'
import type { Draft, Life } from './draft.ts'

const codes: Readonly<Record<Sentence, string>> = {
  'community-order': '329',
  'suspended-sentence': '330',
  licence: '325',
  custody: '301',
  'post-sentence-supervision': '325',
}

const isInCommunity = (sentence: Sentence): boolean =>
  sentence === 'community-order' || sentence === 'suspended-sentence'

/** Somebody whose tier ends in 0 does unpaid work and nothing else: no mandate for work on change. */
const isUnpaidWorkOnly = ({ tier }: Pick<Person, 'tier'>): boolean => tier.endsWith('0')

/** What the order asks, where requirements are no entries of their own. */
const askedInWords = (person: Person): string[] => {
  if (!isInCommunity(person.sentence)) return []
  return [isUnpaidWorkOnly(person) ? 'unpaid-work' : 'rehabilitation-activity']
}

/** The service takes the person on, and their sentence starts. */
export const registration = ({ person }: Life, { inOneEntry }: { inOneEntry: boolean }): Draft[] => {
  const { name, crn, born: dateOfBirth, sex, ethnicity, language, team, started, sentence } = person
  return [
    { on: started, kind: 'person-registered', body: { name, crn, dateOfBirth, sex, ethnicity, language, team } },
    {
      on: started,
      kind: 'sentence-started',
      body: {
        type: sentence,
        code: codes[sentence],
        event: 1,
        starts: started,
        ends: person.ends,
        requirements: inOneEntry ? askedInWords(person) : [],
      },
    },
    { on: started, kind: 'tier-set', body: { tier: person.tier, source: 'imported' } },
  ]
}

/** Who held the case, one after the other; nobody, where the officer has left and nobody took the case on. */
export const allocations = ({ person: { holders, hasOfficer, team } }: Life): Draft[] => {
  const given = holders.map(({ officer, from }): Draft => {
    return { on: from, kind: 'allocated', body: { team, practitioner: officer }, by: 'manager' }
  })
  const last = holders.at(-1)
  if (!hasOfficer && last?.until) {
    const body = { team, practitioner: pseudoOfficerOf(team) }
    given.push({ on: workingDay(last.until), kind: 'allocated', body, by: 'manager' })
  }
  return given
}

/** What the order or the licence asks. */
export const requirements = ({ random, person }: Life): Draft[] => {
  const { sentence, started } = person
  const asked = (main: string, length: number): Draft => {
    return { on: started, kind: 'requirement-started', body: { main, length, event: 1 } }
  }
  const condition = (category: string, text: string): Draft => {
    return { on: started, kind: 'licence-condition-started', body: { category, text } }
  }
  if (isInCommunity(sentence)) {
    if (isUnpaidWorkOnly(person)) return [asked('W', random.pick([60, 80, 120, 180]))]
    return [
      asked('F', random.pick([10, 15, 20, 30])),
      ...(random.chance(0.35) ? [asked('W', random.pick([60, 80, 120, 180]))] : []),
      ...(random.chance(0.12) ? [asked('H', 180)] : []),
    ]
  }
  if (sentence !== 'licence') return []
  return [
    condition('1', 'Live where the supervising officer approves, and tell them before moving.'),
    ...(random.chance(0.3)
      ? [condition('5', 'No contact, direct or through others, with the person named in the licence.')]
      : []),
    ...(random.chance(0.1) ? [condition('113', 'Wear a tag that records where they are.')] : []),
  ]
}

const homes = {
  'rented-social': 34,
  'rented-private': 22,
  family: 20,
  friends: 8,
  hostel: 6,
  supported: 5,
  'rough-sleeping': 2,
  none: 3,
}
const unsettled: ReadonlySet<string> = new Set(['friends', 'hostel', 'rough-sleeping', 'none'])

/** Where the person lives. */
export const home = ({ random, person }: Life): Draft[] => {
  if (person.sentence === 'custody' || random.chance(0.5)) return []
  const type = random.weighted(homes)
  return [
    {
      on: workingDay(plusDays(person.started, random.between(2, 25))),
      kind: 'accommodation',
      body: { type, settled: unsettled.has(type) ? 'no' : 'yes' },
    },
  ]
}

const FIRST_PARTS = ['risk-assessment', 'release-plan', 'accommodation', 'video-link'] as const

const releaseOf = (life: Life): string => plusDays(LAST_DAY, life.random.between(20, 240))

/** From prison towards release: the dates, the parts of the handover with their owners, and what was closed early. */
export const towardsRelease = (life: Life): Draft[] => {
  const { random, person, habit } = life
  if (person.sentence !== 'custody') return []
  const release = releaseOf(life)
  const dates = [
    { date: 'CRD', on: release },
    { date: 'SED', on: plusDays(release, 360) },
  ]
  const begins = workingDay(plusDays(LAST_DAY, -random.between(10, 60)))
  if (begins <= person.started) return []
  const id = random.uuid()
  const parts = FIRST_PARTS.map((part, index) => {
    return { part, owner: index % 2 === 0 ? 'prison' : 'community', due: plusDays(release, -14 * (index + 1)) }
  })
  const drafts: Draft[] = [
    {
      on: person.started,
      kind: 'custody-dates',
      body: { status: 'D', establishment: 'HMP Greywater', dates },
    },
    { on: begins, kind: 'handover-started', id, body: { responsible: 'prison', path: 'determinate', release, parts } },
  ]
  if (random.chance(habit.answered)) {
    const body = { handover: id, part: 'risk-assessment', act: 'done' }
    drafts.push({ on: workingDay(plusDays(begins, 5)), kind: 'handover-part', body })
  }
  // What the inspectorate was told: the prison ends its part, and the work for the release goes on without it.
  if (random.chance(0.25)) {
    const body = { handover: id, side: 'prison', says: 'Prison offender manager, by email' }
    drafts.push({ on: workingDay(plusDays(begins, 8)), kind: 'handover-side-finished', body })
  }
  return drafts
}

/** Whether the person is met in the community. */
export const isMet = ({ sentence }: Pick<Person, 'sentence'>): boolean => sentence !== 'custody'
