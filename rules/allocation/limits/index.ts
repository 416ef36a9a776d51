export {
  type Authority,
  bandOf,
  type Cover,
  covers,
  type Decider,
  type Deciding,
  mayAgree,
  mayDecideOverload,
} from './authority.ts'
export {
  type BrokenLimit,
  type BrokenProtection,
  type LimitIngredient,
  limitsBrokenBy,
  type PossibleAllocation,
} from './broken.ts'
export {
  dueOf,
  type EscalationStanding,
  firstLevel,
  type NextStep,
  nextLevel,
  nextStepOf,
  stepsOf,
} from './escalation.ts'
export { type Level, levelAbove, levelNames, levelOf, levels, rankOf } from './level.ts'
export type {
  AnswerChoice,
  Band,
  EscalationKind,
  EscalationRule,
  Limit,
  LimitKind,
  LimitSetData,
  Risk,
  Step,
} from './limit-set.ts'
export { escalationKinds } from './limit-set.ts'
export { checkLimitSet } from './limit-set-check.ts'
export { escalationRule, limitOf, limitSetOn } from './limit-sets.ts'
export { weeksRunningAbove } from './running.ts'
export { lastDayWithin, type Waiting, waitingLimitOf } from './waiting.ts'
