import { roshLevels, roshRank } from '@candour/tiering'
import type { Entry } from '../record/entry.ts'
import type { RoshDrop } from '../record/state/tiering.ts'
import type { CaseState } from '../record/state.ts'
import { highestRosh } from './rosh.ts'

type Level = Parameters<typeof roshRank>[0]

const rankOf = (level: string | null): number =>
  roshRank((Object.values(roshLevels).find(one => one === level) satisfies Level | undefined) ?? null)

/** A lower level than before waits for a second person; one that raises it again ends the waiting. */
const dropBetween = (
  before: CaseState,
  was: string | null,
  now: string | null,
  { entryId, happened, author, workDoneBy }: Entry,
): RoshDrop | null => {
  if (rankOf(now) < rankOf(was)) {
    const by = author === workDoneBy ? author : workDoneBy
    return { entry: entryId, on: happened.from, by, from: was ?? 'none', to: now ?? 'none', confirmed: null }
  }
  const { drop } = before.tiering
  return drop !== null && rankOf(now) >= rankOf(drop.from) ? null : drop
}

/** What an assessment did to the risk of serious harm. Its level stands in place of every earlier one. */
export const dropByAssessment = (before: CaseState, after: CaseState, entry: Entry): RoshDrop | null =>
  dropBetween(before, highestRosh(before), highestRosh(after), entry)

/** A second person who countersigns the assessment that lowered a risk has looked at it. */
export const dropCountersigned = (
  { tiering: { drop } }: CaseState,
  assessment: string,
  { entryId, happened, author, workDoneBy }: Entry,
): RoshDrop | null =>
  drop === null || drop.entry !== assessment || drop.by === author || drop.by === workDoneBy
    ? drop
    : { ...drop, confirmed: { entry: entryId, on: happened.from, by: author, finding: 'right' } }

/**
 * What a registration did to the risk of serious harm: a lower one was added beside a higher, or the higher was removed. Either
 * waits for a second person. One that raises it again ends the waiting.
 */
export const dropAfter = (
  before: CaseState,
  after: CaseState,
  entry: Entry<{ readonly act: string }>,
  code: string,
): RoshDrop | null => {
  const added = roshLevels[code]
  const { act } = entry.body
  if (added === undefined || act === 'reviewed') return before.tiering.drop
  return dropBetween(before, highestRosh(before), act === 'added' ? added : highestRosh(after), entry)
}
