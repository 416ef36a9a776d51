import { canExtend, type Step, statesByDay } from '#caseload'
import { factsOf, isSame, type Span, spansOf, withChange } from './spans.ts'

/** A span as it stands in the database. */
export type KeptSpan = Span & {
  /** Null until it is written. */
  readonly id: number | null
  readonly recorded_at: Date
  /** When `to_day` became known; null while it is open. */
  readonly closed_at: Date | null
  /** When a later correction or a late entry took it back; null while it is what is known. */
  readonly replaced_at: Date | null
}

const isCurrent = (span: KeptSpan): boolean => span.replaced_at === null

const added = (span: Span, at: Date): KeptSpan => ({
  ...span,
  id: null,
  recorded_at: at,
  closed_at: span.to_day === null ? null : at,
  replaced_at: null,
})

const closed = (span: KeptSpan, wanted: Span, at: Date): KeptSpan => ({ ...span, to_day: wanted.to_day, closed_at: at })

/** What was recorded and taken back at one instant was never known to anybody, and is not kept. */
const wasKnown = ({ recorded_at, replaced_at }: KeptSpan): boolean =>
  replaced_at === null || recorded_at.getTime() !== replaced_at.getTime()

/** A clock that was put back takes nothing back before it was known. */
const notBefore = (kept: readonly KeptSpan[], at: Date): Date =>
  kept.reduce((latest, { recorded_at, closed_at }) => {
    const known = closed_at ?? recorded_at
    return known > latest ? known : latest
  }, at)

/**
 * Puts the spans that the record gives now in the place of those kept. What is the same stays as it is, what ended is closed, and
 * what was otherwise stays readable as what was known until this instant.
 */
const settled = (kept: readonly KeptSpan[], wanted: readonly Span[], recordedAt: Date): readonly KeptSpan[] => {
  const open = new Set(wanted)
  const at = notBefore(kept, recordedAt)
  const old = kept.map(span => {
    if (!isCurrent(span)) return span
    const match = [...open].find(one => one.from_day === span.from_day && isSame(one, span))
    if (match && (match.to_day === span.to_day || span.to_day === null)) {
      open.delete(match)
      return match.to_day === span.to_day ? span : closed(span, match, at)
    }
    return { ...span, replaced_at: at }
  })
  return [...old.filter(wasKnown), ...[...open].map(span => added(span, at))]
}

/** What an entry did to a record, with every entry up to it when the record had to be folded again. */
export type SpanStep = Step & { readonly record?: readonly Step['entry'][] | undefined }

/** Whether an entry may have changed the spans: most have not, and cost nothing. */
export const mayChangeSpans = ({ entry, before, after }: Step): boolean =>
  !canExtend(before, entry) || !isSame(factsOf(before), factsOf(after))

const byDay = (a: Span, b: Span): number => (a.from_day < b.from_day ? -1 : Number(a.from_day > b.from_day))

/**
 * The spans of a person after one more entry. One that extends the state closes a span and opens the next; a correction, a
 * withdrawal or a late entry folds the record again, day by day.
 */
export const afterStep = (kept: readonly KeptSpan[], step: SpanStep): readonly KeptSpan[] => {
  if (!mayChangeSpans(step)) return kept
  const { entry, after, record } = step
  const wanted = record
    ? spansOf(statesByDay(record))
    : withChange(kept.filter(isCurrent).toSorted(byDay), entry.happened.from, factsOf(after))
  return settled(kept, wanted, entry.recordedAt)
}

/** Supervision of an erased person is over on the day of the erasure; nothing else of their spans changes. */
export const afterEnd = (kept: readonly KeptSpan[], day: string, at: Date): readonly KeptSpan[] =>
  settled(kept, withChange(kept.filter(isCurrent).toSorted(byDay), day, null), at)

/** The spans of a record made from nothing but its steps: what the database must hold, whichever way it came about. */
export const replayed = (steps: readonly Step[]): readonly KeptSpan[] => {
  const record = steps.map(step => step.entry)
  return steps.reduce<readonly KeptSpan[]>(
    (kept, step, index) =>
      afterStep(kept, { ...step, record: canExtend(step.before, step.entry) ? undefined : record.slice(0, index + 1) }),
    [],
  )
}
