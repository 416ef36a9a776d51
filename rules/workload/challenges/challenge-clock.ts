import { workingDaysAfter } from '@candour/timeliness'
import { type ChallengeLevel, type ChallengeRules, challengeLevels } from './challenge-rules.ts'

/** 0 for the team's own senior officer, greater for each level above. */
export const challengeRank = (level: ChallengeLevel): number => challengeLevels.indexOf(level)

/** The level that a role stands on; undefined for who answers for nobody's figure. */
export const challengeLevelOf = (role: string): ChallengeLevel | undefined => challengeLevels.find(one => one === role)

/** The level that owns a challenge first: the senior officer, or the head when the officer is one. */
export const firstOwner = (grade: string, { steps, answeredAbove }: ChallengeRules): ChallengeLevel => {
  const from = answeredAbove.includes(grade) ? 1 : 0
  return (steps[from] ?? steps[0])?.level ?? 'national-director'
}

/** The level after one; the same at the top. */
export const ownerAbove = (level: ChallengeLevel, { steps }: ChallengeRules): ChallengeLevel =>
  steps.find(one => challengeRank(one.level) > challengeRank(level))?.level ?? level

/** Whose turn an unanswered challenge is. */
export type ChallengeStanding = {
  readonly level: ChallengeLevel
  /** Last day on which this level's answer is in time. */
  readonly due: string
  /** How many levels let their days pass. */
  readonly climbed: number
  /** Whether the last level's days have passed too: it stays there, in sight. */
  readonly overdue: boolean
}

/**
 * Where an unanswered challenge stands on a day. It follows from the calendar alone, so no nightly job moves it and nobody can
 * keep it from climbing.
 *
 * @param first the level that owned it first
 */
export const challengeStanding = (
  { opened, first }: { readonly opened: string; readonly first: ChallengeLevel },
  today: string,
  { steps }: ChallengeRules,
): ChallengeStanding => {
  const ladder = steps.filter(({ level }) => challengeRank(level) >= challengeRank(first))
  let due = opened
  for (const [climbed, { level, workingDays }] of ladder.entries()) {
    due = workingDaysAfter(due, workingDays)
    if (today <= due || climbed === ladder.length - 1) return { level, due, climbed, overdue: today > due }
  }
  return { level: first, due, climbed: 0, overdue: today > due }
}

/** Whether a level may answer: the one whose turn it is, or one above it. */
export const mayAnswerChallenge = (level: ChallengeLevel | undefined, standing: ChallengeStanding): boolean =>
  level !== undefined && challengeRank(level) >= challengeRank(standing.level)
