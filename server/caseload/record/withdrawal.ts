import { WITHDRAWAL } from '../kinds/person/entry-withdrawn.ts'
import { type Entry, EntryRefused, type NewEntry, type Problem } from './entry.ts'

type Withdrawal = { readonly withdrawn: string }

/** As much of an entry as says whether it is withdrawn; the body only of a withdrawal. */
export type Linked = Pick<Entry, 'entryId' | 'kind' | 'supersedes' | 'body'>

/** The withdrawals that stand, by the entry that each names; a corrected one counts as it says last. */
const standing = (record: readonly Linked[]): ReadonlyMap<string, string> => {
  const withdrawals = record.filter(entry => entry.kind === WITHDRAWAL)
  const superseded = new Set(withdrawals.map(entry => entry.supersedes))
  return new Map(
    withdrawals
      .filter(entry => !superseded.has(entry.entryId))
      .map(({ entryId, body }) => [(body as Withdrawal).withdrawn, entryId]),
  )
}

/** For an entry of a record, the id of the entry that withdrew it in some version; undefined for one that counts. */
export const withdrawalsIn = (record: readonly Linked[]): ((entry: Linked) => string | undefined) => {
  const named = standing(record)
  if (named.size === 0) return () => undefined
  const byId = new Map(record.map(entry => [entry.entryId, entry]))
  const firstOf = (entry: Linked): string => {
    const before = entry.supersedes === null ? undefined : byId.get(entry.supersedes)
    return before ? firstOf(before) : entry.entryId
  }
  const byFirst = new Map(
    [...named].flatMap(([id, by]) => {
      const entry = byId.get(id)
      return entry ? [[firstOf(entry), by] as const] : []
    }),
  )
  return entry => byFirst.get(firstOf(entry))
}

const problemWith = (record: readonly Entry[], id: string): Problem | undefined => {
  const named = record.find(entry => entry.entryId === id)
  const at = (message: string): Problem => ({ field: 'withdrawn', message })
  if (!named) return at('This person’s record has no entry with this number: open the entry and withdraw it there')
  if (named.kind === WITHDRAWAL) return at('A withdrawal cannot be withdrawn: write the entry again')
  if (named.kind === 'person-registered') return at('The registration of the person cannot be withdrawn: correct it')
  return withdrawalsIn(record)(named) ? at('This entry is withdrawn already') : undefined
}

/**
 * Whether an entry agrees with what is withdrawn in a record: what is withdrawn is not corrected, and a withdrawal names an entry
 * that still counts.
 *
 * @throws EntryRefused with what to do instead
 */
export const checkWithdrawal = (record: readonly Entry[], entry: NewEntry): void => {
  const corrected = record.find(one => one.entryId === entry.supersedes)
  if (corrected && withdrawalsIn(record)(corrected)) {
    throw new EntryRefused([
      { field: 'correctionReason', message: 'This entry was withdrawn: write it again if it is right' },
    ])
  }
  if (entry.kind !== WITHDRAWAL) return
  const others = record.filter(one => one.entryId !== entry.supersedes)
  const problem = problemWith(others, (entry.body as Withdrawal).withdrawn)
  if (problem) throw new EntryRefused([problem])
}
