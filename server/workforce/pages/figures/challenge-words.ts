import { type ChallengeLevel, challengeRulesNamed } from '@candour/workload'
import { dayText } from '#platform/web/dates.ts'
import type { Challenge } from '../../challenges/challenges.ts'

const levelTexts: Readonly<Record<ChallengeLevel, string>> = {
  spo: 'the senior probation officer',
  'pdu-head': 'the head of the probation delivery unit',
  'regional-director': 'the regional director',
  'national-director': 'the national director',
}

/** A level in the middle of a sentence. */
export const levelText = (level: ChallengeLevel): string => levelTexts[level]

/** What of the figure is in question, in the words that the officer chose from. */
export const ingredientText = ({ rules, ingredient }: Challenge): string =>
  challengeRulesNamed(rules).ingredients[ingredient]

/** Where a challenge stands, in one sentence. */
export const standingText = ({ standing, outcome, answered_level, answered_on }: Challenge): string => {
  if (standing) {
    const climbed = standing.climbed === 0 ? '' : ', unanswered below'
    const overdue = standing.overdue
      ? `: the days passed on ${dayText(standing.due)}`
      : ` until ${dayText(standing.due)}`
    return `Waits on ${levelText(standing.level)}${climbed}${overdue}`
  }
  const by = answered_level === null ? '' : ` by ${levelText(answered_level)}`
  const on = answered_on === null ? '' : ` on ${dayText(answered_on)}`
  return outcome === 'corrected' ? `Put right${by}${on}` : `Explained${by}${on}`
}
