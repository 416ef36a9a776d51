import type { Day } from '#platform/database/tables.ts'
import { inventedName } from '../names.ts'
import type { Random } from '../random.ts'
import { LAST_DAY, plusDays, workingDay } from './days.ts'
import type { PduPlan } from './scale.ts'
import type { Member } from './staff.ts'

export type Sentence = 'community-order' | 'suspended-sentence' | 'licence' | 'custody' | 'post-sentence-supervision'
export type Risk = 'low' | 'medium' | 'high' | 'very-high'

/** An officer holds a case from a day until they leave; null while they stay. */
export type Holder = { readonly officer: string; readonly from: Day; readonly until: Day | null }

export type Person = {
  readonly id: string
  readonly crn: string
  readonly name: string
  readonly born: Day
  readonly sex: 'male' | 'female'
  readonly ethnicity: string
  readonly language: string
  readonly team: string
  readonly pdu: string
  readonly started: Day
  readonly ends: Day
  readonly sentence: Sentence
  readonly tier: string
  readonly risk: Risk
  /** Who holds the case, from which day, in order. An empty list: nobody ever has. */
  readonly holders: readonly Holder[]
  /** Whether somebody holds the case on the last day. */
  readonly hasOfficer: boolean
}

/** Who held the case on a day; undefined when nobody did. */
export const holderOn = ({ holders }: Person, day: Day): string | undefined =>
  holders.findLast(({ from, until }) => from <= day && (until === null || day <= until))?.officer

const ethnicities = { white: 76, asian: 8, black: 9, mixed: 4, other: 2, 'not-stated': 1 }
const languages = { English: 96, Welsh: 2, Polish: 1, Punjabi: 1 }
const sentences = {
  'community-order': 42,
  'suspended-sentence': 21,
  licence: 22,
  custody: 10,
  'post-sentence-supervision': 5,
}
const letters = { A: 14, B: 38, C: 32, D: 16 }
const risks = {
  A: { high: 7, 'very-high': 3 },
  B: { medium: 7, high: 3 },
  C: { medium: 7, low: 3 },
  D: { low: 10 },
} as const

const tierOf = (random: Random, sentence: Sentence): { tier: string; risk: Risk } => {
  const letter = random.weighted(letters)
  const digit = random.between(sentence === 'community-order' || sentence === 'suspended-sentence' ? 0 : 1, 3)
  const weights: Readonly<Partial<Record<Risk, number>>> = risks[letter]
  return { tier: `${letter}${digit}`, risk: random.weighted(weights as Record<Risk, number>) }
}

/** Cases pass to another officer when theirs leaves; in the struggling unit often to nobody. */
const holdersOf = (
  random: Random,
  members: readonly Member[],
  started: Day,
  hasOfficer: boolean,
): Person['holders'] => {
  const now = random.pick(members.filter(member => member.left === null))
  const firstFrom = workingDay(plusDays(started, random.between(0, 6)))
  const leaver = members.find(member => member.left && member.left > plusDays(started, 40) && random.chance(0.5))
  if (leaver?.left) {
    const before = { officer: leaver.code, from: firstFrom, until: leaver.left }
    if (!hasOfficer) return [before]
    return [before, { officer: now.code, from: workingDay(plusDays(leaver.left, random.between(0, 21))), until: null }]
  }
  if (!hasOfficer) return []
  const from = now.joined > firstFrom ? now.joined : firstFrom
  return [{ officer: now.code, from: workingDay(from), until: null }]
}

const onePerson = (random: Random, plan: PduPlan, team: string, members: readonly Member[], place: Place): Person => {
  const sentence = random.weighted(sentences)
  const started = workingDay(plusDays(LAST_DAY, -random.between(14, 728)))
  const { forename, surname } = inventedName(random)
  const { tier, risk } = tierOf(random, sentence)
  return {
    id: random.uuid(),
    crn: `${'ABCDEFGHJKLM'[place.region]}${String(place.number).padStart(6, '0')}`,
    name: `${forename} ${surname}`,
    born: plusDays(LAST_DAY, -random.between(19 * 365, 68 * 365)),
    sex: random.chance(0.12) ? 'female' : 'male',
    ethnicity: random.weighted(ethnicities),
    language: random.weighted(languages),
    team,
    pdu: plan.code,
    started,
    ends: plusDays(LAST_DAY, random.between(20, 900)),
    sentence,
    tier,
    risk,
    holders: holdersOf(random, members, started, place.hasOfficer),
    hasOfficer: place.hasOfficer,
  }
}

type Place = { readonly region: number; readonly number: number; readonly hasOfficer: boolean }

/**
 * Everyone on probation in one unit, team by team.
 *
 * @param region number of the region, for the letter of the CRN
 * @param firstNumber number of the first CRN
 */
export const peopleOf = (
  random: Random,
  plan: PduPlan,
  staff: readonly Member[],
  region: number,
  firstNumber: number,
): Person[] => {
  const caseHolders = staff.filter(member => member.grade === 'PO' || member.grade === 'PSO' || member.grade === 'TPO')
  const byTeam = Map.groupBy(caseHolders, member => member.team)
  return Array.from({ length: plan.people }, (_, index) => {
    const team = `${plan.code}T${(index % plan.teams) + 1}`
    // Spread over the unit, so that every team of the struggling unit has people who wait.
    const hasOfficer = (index * plan.unallocated) % plan.people >= plan.unallocated
    return onePerson(random, plan, team, byTeam.get(team) ?? caseHolders, {
      region,
      number: firstNumber + index,
      hasOfficer,
    })
  })
}
