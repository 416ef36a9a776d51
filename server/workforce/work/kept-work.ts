import { canExtend, type Entry, type Step } from '#caseload'
import { isAboutWork, isSameWork, type WorkDone, workOfEntry, workOfRecord } from './work-done.ts'

/** Work as it stands in the database. */
export type KeptWork = WorkDone & {
  /** Null until it is written. */
  readonly id: number | null
  readonly recorded_at: Date
  /** When a later correction or a late entry took it back; null while it is what is known. */
  readonly replaced_at: Date | null
}

/** What an entry did to a record, with every entry up to it when the record had to be folded again. */
export type WorkStep = Step & { readonly record?: readonly Entry[] | undefined }

/** Whether an entry may have changed what work was done. Most have not, and cost nothing. */
export const mayChangeWork = ({ entry, after, record }: WorkStep): boolean =>
  record ? record.some(isAboutWork) : workOfEntry(entry, after) !== null

const added = (work: WorkDone, at: Date): KeptWork => ({ ...work, id: null, recorded_at: at, replaced_at: null })

/** A clock that was put back takes nothing back before it was known. */
const notBefore = (kept: readonly KeptWork[], at: Date): Date =>
  kept.reduce((latest, { recorded_at }) => (recorded_at > latest ? recorded_at : latest), at)

/** What was recorded and taken back at one instant was never known to anybody, and is not kept. */
const wasKnown = ({ recorded_at, replaced_at }: KeptWork): boolean =>
  replaced_at === null || recorded_at.getTime() !== replaced_at.getTime()

/** What is the same stays; what the record no longer says stays readable as what was known until this instant. */
const settled = (kept: readonly KeptWork[], wanted: readonly WorkDone[], recordedAt: Date): readonly KeptWork[] => {
  const current = kept.filter(one => one.replaced_at === null)
  const at = notBefore(current, recordedAt)
  const stays = (one: KeptWork): boolean => one.replaced_at !== null || wanted.some(other => isSameWork(one, other))
  return [
    ...kept.map(one => (stays(one) ? one : { ...one, replaced_at: at })).filter(wasKnown),
    ...wanted.filter(one => !current.some(other => isSameWork(one, other))).map(one => added(one, at)),
  ]
}

/** The work of a person after one more entry. */
export const workAfterStep = (kept: readonly KeptWork[], step: WorkStep): readonly KeptWork[] => {
  if (!mayChangeWork(step)) return kept
  const { entry, after, record } = step
  if (record) return settled(kept, workOfRecord(record), entry.recordedAt)
  const work = workOfEntry(entry, after)
  return work ? [...kept, added(work, entry.recordedAt)] : kept
}

/** The work of a record made from nothing but its steps: what the database must hold, whichever way it came about. */
export const replayedWork = (steps: readonly Step[]): readonly KeptWork[] => {
  const record = steps.map(step => step.entry)
  if (!record.some(isAboutWork)) return []
  return steps.reduce<readonly KeptWork[]>(
    (kept, step, index) =>
      workAfterStep(kept, {
        ...step,
        record: canExtend(step.before, step.entry) ? undefined : record.slice(0, index + 1),
      }),
    [],
  )
}
