import { EntryRefused } from '#caseload'
import type { Actor } from '#platform/access/actor.ts'
import type { Trx } from '#platform/database/tables.ts'
import { lockOfficer } from '#workforce'
import { type GivingWords, giveCase } from './give-case.ts'
import type { Outcome, Refusal } from './refusal.ts'

/** Whom to give to whom. `seen` is who held the case when the list was shown. */
export type Giving = {
  readonly personId: string
  readonly officer: string
  readonly team: string
  readonly seen: string | undefined
  /** For this person alone, in place of what is said for all. */
  readonly instructions?: string
}

/** What became of one person of a bulk act. */
export type Report = { readonly personId: string; readonly refusals: readonly Refusal[] }

/** What the record itself refused: after that the transaction may be of no more use, so nobody else is looked at. */
type Tried = { readonly refusals: readonly Refusal[]; readonly stops: boolean }

const tryOne = async (act: () => Promise<Outcome>): Promise<Tried> => {
  try {
    const outcome = await act()
    return { refusals: outcome.kind === 'refused' ? outcome.refusals : [], stops: false }
  } catch (error) {
    // No savepoint: the record takes a projection only beside an entry of its very transaction, and a savepoint is another.
    if (error instanceof EntryRefused) return { refusals: error.problems, stops: true }
    throw error
  }
}

/**
 * Gives many people at once. Each is looked at with those before it already given, so that the last one sees what the officer
 * carries then. Whoever calls undoes everything when one report has a refusal: all or nothing.
 *
 * @returns one report a person, in the order of their pseudonyms: two bulk acts at once wait for each other, first for an officer; those after
 * one that the record itself refused are missing
 */
export const giveMany = async (
  trx: Trx,
  givings: readonly Giving[],
  words: GivingWords,
  deciding: { readonly actor: Actor; readonly now: Date },
): Promise<readonly Report[]> => {
  const officers = [...new Set(givings.map(({ officer }) => officer))].sort()
  for (const officer of officers) await lockOfficer(trx, officer)
  const reports: Report[] = []
  for (const giving of givings.toSorted((a, b) => a.personId.localeCompare(b.personId))) {
    const { refusals, stops } = await tryOne(() => giveCase(trx, { ...words, ...giving }, deciding))
    reports.push({ personId: giving.personId, refusals })
    if (stops) break
  }
  return reports
}
