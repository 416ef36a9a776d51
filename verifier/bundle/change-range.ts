import { type Envelope, readEnvelope } from './envelope.ts'
import { count, hex, list, object, oneOf, orNull, text } from './reading.ts'

/** What a change after the announcement is, besides being one. */
export const changeFlags = ['late', 'correction', 'retrospective edit', 'erasure'] as const
export type ChangeFlag = (typeof changeFlags)[number]

const readChange = object({
  index: count,
  case: text,
  entry: text,
  type: text,
  recorded: text,
  supersedes: orNull(text),
  sampled: (value: unknown): boolean => value === true,
  flags: list(oneOf(...changeFlags)),
})

/** An entry of a case of the population, recorded after the announcement. */
export type Change = ReturnType<typeof readChange>

const readTotals = object({
  cases: count,
  casesChanged: count,
  entries: count,
  late: count,
  corrections: count,
  retrospectiveEdits: count,
})

/** Changes counted over some cases. */
export type ChangeTotals = ReturnType<typeof readTotals>

/**
 * `change-range.json`: the record at the announcement as a compact range, every leaf since then with its envelope, and
 * the list of changes that follows from them.
 */
export const readChangeRange = object({
  announced: count,
  published: count,
  range: list(hex(32)),
  leaves: list(object({ hash: hex(32), envelope: readEnvelope })),
  changes: list(readChange),
  totals: object({ sampled: readTotals, unsampled: readTotals }),
})
export type ChangeRange = ReturnType<typeof readChangeRange>

/** What decides whether an entry is a change: the cases, and the instant the population was frozen. */
export type ChangeTerms = {
  readonly announced: { readonly size: number; readonly at: string }
  readonly population: ReadonlySet<string>
  readonly sample: ReadonlySet<string>
}

/**
 * Every entry of the population's cases among the leaves since the announcement, in the order of the log.
 *
 * `late`: it tells of a time before the announcement. `correction`: it supersedes an entry that was itself recorded
 * after. `retrospective edit`: it supersedes one that stood in the record at the announcement.
 * `erasure`: it says that the record was erased, so that nobody can read it any more.
 */
export const changesAmong = (envelopes: readonly Envelope[], terms: ChangeTerms): readonly Change[] => {
  const since = new Set(envelopes.map(envelope => envelope.entry))
  return envelopes.flatMap((envelope, i) => {
    if (!terms.population.has(envelope.stream)) return []
    const { stream, entry, type, recorded, supersedes } = envelope
    return {
      index: terms.announced.size + i,
      case: stream,
      entry,
      type,
      recorded,
      supersedes,
      sampled: terms.sample.has(stream),
      flags: flagsOf(envelope, since, terms.announced.at),
    }
  })
}

const flagsOf = (envelope: Envelope, since: ReadonlySet<string>, announcedAt: string): readonly ChangeFlag[] => {
  const { supersedes, happened, type } = envelope
  // Days in ISO 8601 sort as text. What happened on the day of the announcement is not late.
  const late = happened.from < announcedAt.slice(0, 'YYYY-MM-DD'.length)
  const edit: ChangeFlag = supersedes !== null && since.has(supersedes) ? 'correction' : 'retrospective edit'
  return [
    ...(late ? (['late'] as const) : []),
    ...(supersedes === null ? [] : [edit]),
    ...(type === 'erasure' ? (['erasure'] as const) : []),
  ]
}

/** The changes counted, over sampled and unsampled cases apart: only against the others does a rate say anything. */
export const totalsOf = (changes: readonly Change[], terms: ChangeTerms): ChangeRange['totals'] => {
  const over = (sampled: boolean): ChangeTotals => {
    const cases = sampled ? terms.sample.size : terms.population.size - terms.sample.size
    const own = changes.filter(change => change.sampled === sampled)
    const flagged = (flag: ChangeFlag) => own.filter(change => change.flags.includes(flag)).length
    return {
      cases,
      casesChanged: new Set(own.map(change => change.case)).size,
      entries: own.length,
      late: flagged('late'),
      corrections: flagged('correction'),
      retrospectiveEdits: flagged('retrospective edit'),
    }
  }
  return { sampled: over(true), unsampled: over(false) }
}
