import { WITHDRAWAL } from '../kinds/person/entry-withdrawn.ts'
import { type Entry, EntryRefused, type NewEntry, type Problem } from './entry.ts'

type Withdrawal = { readonly entry: string }

/** The entries of a record that withdrawals name, in whichever version; a corrected withdrawal counts as it says last. */
const namedIn = (record: readonly Entry[]): ReadonlySet<string> => {
  const withdrawals = record.filter(entry => entry.kind === WITHDRAWAL)
  if (withdrawals.length === 0) return new Set()
  const superseded = new Set(withdrawals.map(entry => entry.supersedes))
  const standing = withdrawals.filter(entry => !superseded.has(entry.entryId))
  return new Set(standing.map(({ body }) => (body as Withdrawal).entry))
}

/** Whether an entry of a record is withdrawn: itself, or a version of it before or after. */
export const withdrawnIn = (record: readonly Entry[]): ((entry: Entry) => boolean) => {
  const named = namedIn(record)
  if (named.size === 0) return () => false
  const byId = new Map(record.map(entry => [entry.entryId, entry]))
  const firstOf = (entry: Entry): string => {
    const before = entry.supersedes === null ? undefined : byId.get(entry.supersedes)
    return before ? firstOf(before) : entry.entryId
  }
  const firsts = new Set([...named].flatMap(id => byId.get(id) ?? []).map(firstOf))
  return entry => firsts.has(firstOf(entry))
}

const problemWith = (record: readonly Entry[], id: string): Problem | undefined => {
  const named = record.find(entry => entry.entryId === id)
  const at = (message: string): Problem => ({ field: 'entry', message })
  if (!named) return at('This person’s record has no entry with this number: open the entry and withdraw it there')
  if (named.kind === WITHDRAWAL) return at('A withdrawal cannot be withdrawn: write the entry again')
  if (named.kind === 'person-registered') return at('The registration of the person cannot be withdrawn: correct it')
  return withdrawnIn(record)(named) ? at('This entry is withdrawn already') : undefined
}

/**
 * Whether an entry agrees with what is withdrawn in a record: what is withdrawn is not corrected, and a withdrawal names an entry
 * that still counts.
 *
 * @throws EntryRefused with what to do instead
 */
export const checkWithdrawal = (record: readonly Entry[], entry: NewEntry): void => {
  const corrected = record.find(one => one.entryId === entry.supersedes)
  if (corrected && withdrawnIn(record)(corrected)) {
    throw new EntryRefused([{ field: 'reason', message: 'This entry was withdrawn: write it again if it is right' }])
  }
  if (entry.kind !== WITHDRAWAL) return
  const others = record.filter(one => one.entryId !== entry.supersedes)
  const problem = problemWith(others, (entry.body as Withdrawal).entry)
  if (problem) throw new EntryRefused([problem])
}
