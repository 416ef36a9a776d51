import { type CaseState, type Entry, effective, extend, nothingRecorded } from '#caseload'
import type { Day } from '#platform/database/tables.ts'
import { pseudoOfficerOf } from '../live/spans.ts'

/** Work that counts towards a workload beside the cases that somebody holds: a report that was completed, a support contact. */
export type WorkDone = {
  /** The entry that says so, in its first version. */
  readonly entry: string
  readonly kind: 'report' | 'contact'
  /** Type of the report, as the record has it; code of the support contact. */
  readonly code: string
  /** Who did the work. */
  readonly officer: string
  /** Whose case it was on that day: the pseudo-officer of the team when nobody was named. */
  readonly holder: string
  /** The team that had the case on that day. */
  readonly team: string
  readonly on_day: Day
}

type Body = { readonly outcome?: string; readonly request?: string; readonly work?: string }

/** Kinds of entry from which work follows. */
const kinds: ReadonlySet<string> = new Set(['report-requested', 'report-completed', 'support-contact'])

/** Whether work can follow from an entry, or from an entry that it is about. */
export const isAboutWork = ({ kind }: Entry): boolean => kinds.has(kind)

const reportOf = ({ outcome, request }: Body, { reports }: CaseState): string | undefined =>
  outcome === 'completed' ? reports.find(one => one.request === request)?.type : undefined

/**
 * The work that an entry says was done.
 *
 * @param after the state with the entry
 * @returns null for every other entry, and for a report that was no longer wanted
 */
export const workOfEntry = (entry: Entry, after: CaseState): WorkDone | null => {
  const kind = entry.kind === 'support-contact' ? 'contact' : 'report'
  // The record has checked the body by the schema of its kind.
  const body = entry.body as Body
  const code = kind === 'contact' ? body.work : reportOf(body, after)
  if (!isAboutWork(entry) || code === undefined || after.team === null) return null
  return {
    ...{ entry: entry.supersedes ?? entry.entryId, kind, code, officer: entry.workDoneBy, team: after.team },
    holder: after.officer ?? pseudoOfficerOf(after.team),
    on_day: entry.happened.from,
  }
}

/** All work of a record, by everything that it says now. */
export const workOfRecord = (record: readonly Entry[]): readonly WorkDone[] => {
  let state = nothingRecorded
  return effective(record).flatMap(entry => {
    state = extend(state, entry)
    return workOfEntry(entry, state) ?? []
  })
}

const facts = ['entry', 'kind', 'code', 'officer', 'holder', 'team', 'on_day'] as const

/** Whether two say the same of the same work. */
export const isSameWork = (a: WorkDone, b: WorkDone): boolean => facts.every(name => a[name] === b[name])
