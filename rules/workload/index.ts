export type { ActivitySetData, ActivityTask, CaseStatus, ReportTask, RiskLetter } from './activities/activity-set.ts'
export { caseStatuses } from './activities/activity-set.ts'
export { checkedActivitySet } from './activities/activity-set-check.ts'
export { activitySetOn, activitySets } from './activities/activity-sets.ts'
export type { CaseTime, TaskTime } from './activities/case-time.ts'
export { caseTime, pointsAnHour } from './activities/case-time.ts'
export type { CellMinutes, HeldWork, TimeNeeded } from './activities/time-needed.ts'
export { cellMinutes, timeAvailable, timeNeeded, timeShare } from './activities/time-needed.ts'
export type { ArchiveAmounts, ArchiveAverage, ArchiveInterval, ArchiveMeasure, ArchiveRow } from './archive.ts'
export { archiveAverage, archiveIntervals, archiveMeasures, inInterval } from './archive.ts'
export { availablePoints } from './available.ts'
export type { ChallengeStanding } from './challenges/challenge-clock.ts'
export {
  challengeLevelOf,
  challengeRank,
  challengeStanding,
  firstOwner,
  mayAnswerChallenge,
  ownerAbove,
} from './challenges/challenge-clock.ts'
export type { ChallengeIngredient, ChallengeLevel, ChallengeRules } from './challenges/challenge-rules.ts'
export {
  challengeIngredients,
  challengeLevels,
  challengeRulesNamed,
  challengeRulesOn,
} from './challenges/challenge-rules.ts'
export type { ContactLeftOut, ContactPoints, SupportContact } from './contacts.ts'
export { contactPoints } from './contacts.ts'
export type { Figure, Known, Unknown } from './figure.ts'
export { known, unknown } from './figure.ts'
export type { HoursBasis } from './grade.ts'
export { fullTimeHours, gradeIds, gradeOfCode, hoursBasis, isGrade, nominalTarget, startingHours } from './grade.ts'
export type { HoursElsewhere } from './hours.ts'
export { contractedRefusal, mostContractedHours, mostHoursOff, overlap } from './hours.ts'
export {
  cellsAboveUnfiltered,
  cleanName,
  countOf,
  missingNames,
  repeatedRows,
  t2aRefusal,
  tierColumns,
} from './import-guards.ts'
export type { Ingredient } from './ingredients.ts'
export type { Location } from './location.ts'
export { locationNamed, locations } from './location.ts'
export { dayBefore, plusMonths } from './months.ts'
export type { OfficerWorkload } from './officer.ts'
export { officerWorkload } from './officer.ts'
export type { OfficerInput } from './officer-input.ts'
export type { PeopleRules, Person, PostOnDay, PostState } from './people.ts'
export {
  experienceOf,
  isLongVacant,
  leaversBefore,
  peopleRules,
  postsOnDay,
  spanOfControl,
  turnover,
  worksOn,
} from './people.ts'
export type { PossibleCase, Standing } from './percent.ts'
export { impact, remainingPoints, shareOf, shown, standing, wholeNumber, workloadPercent } from './percent.ts'
export type { Period } from './period.ts'
export { batchesOf, workloadPeriod } from './period.ts'
export type { InactiveCases, UsedParts } from './points.ts'
export { casePoints, reportPoints, tierPoints, usedPoints } from './points.ts'
export type { Profile } from './profile.ts'
export { profileNamed, profiles } from './profile.ts'
export { protectionSetOn, protectionSets } from './protection-sets.ts'
export type {
  AtMost,
  CaseMarks,
  CaseToGive,
  DecidingLevel,
  LimitMet,
  ProtectionLimit,
  ProtectionRule,
  ProtectionSet,
  Risk,
  Stage,
  Standing as ProtectionStanding,
} from './protections.ts'
export { fits, limitsMet, protectionEnd, protectionStanding, stageDays } from './protections.ts'
export type { Reduction, ReductionForm, ReductionStatus, Refusal } from './reductions.ts'
export {
  hoursOfPercent,
  longestNote,
  mostReductionHours,
  nextReductionChange,
  reducedHours,
  reducedHoursAsStored,
  reductionCounts,
  reductionRefusals,
  reductionStatus,
} from './reductions.ts'
export type {
  ContactCode,
  FullTimeHours,
  Grade,
  InactiveWeights,
  ReductionReason,
  ReportKind,
  RuleSet,
  RuleSetData,
  RuleSetStamp,
  Targets,
  TierWeights,
} from './rule-set.ts'
export { ruleSetFrom } from './rule-set-from.ts'
export { ruleSetNamed, ruleSetOn, ruleSets } from './rule-sets.ts'
export type { ScoreBand } from './score-band.ts'
export { scoreBand } from './score-band.ts'
export type { HoursOff, RecordedHoursOff } from './stages-ahead.ts'
export { stagesAhead } from './stages-ahead.ts'
export { cellOf, tierCode, tierName } from './tiers.ts'
export type { CaseTotals, Load, Recomputed, Totals, Unmeasured } from './totals.ts'
export { caseTotals, recompute, totalsOf } from './totals.ts'
