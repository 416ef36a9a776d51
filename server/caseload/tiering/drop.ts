import { roshLevels, roshRank } from '@candour/tiering'
import type { Entry } from '../record/entry.ts'
import type { RoshDrop } from '../record/state/tiering.ts'
import type { CaseState } from '../record/state.ts'
import { highestRosh } from './rosh.ts'

type Level = Parameters<typeof roshRank>[0]

const rankOf = (level: string | null): number =>
  roshRank((Object.values(roshLevels).find(one => one === level) satisfies Level | undefined) ?? null)

/**
 * What a registration did to the risk of serious harm: a lower one was added beside a higher, or the higher was removed. Either
 * waits for a second person. One that raises it again ends the waiting.
 */
export const dropAfter = (
  before: CaseState,
  after: CaseState,
  { entryId, happened, author, workDoneBy, body }: Entry<{ readonly act: string }>,
  code: string,
): RoshDrop | null => {
  const added = roshLevels[code]
  if (added === undefined || body.act === 'reviewed') return before.tiering.drop
  const was = highestRosh(before)
  const now = body.act === 'added' ? added : highestRosh(after)
  if (rankOf(now) < rankOf(was))
    return {
      entry: entryId,
      on: happened.from,
      by: author === workDoneBy ? author : workDoneBy,
      from: was ?? 'none',
      to: now ?? 'none',
      confirmed: null,
    }
  const { drop } = before.tiering
  return drop !== null && rankOf(now) >= rankOf(drop.from) ? null : drop
}
