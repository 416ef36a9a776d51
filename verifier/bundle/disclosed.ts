import { commit, fromHex, toBase64Url } from '@candour/ledger'
import { noticeKind } from './envelope.ts'
import { anyHex, count, hex, list, object, orNull, record, text } from './reading.ts'

/** From and to, both days included. */
export const readDays = object({ from: text, to: text })

/** The SHA-256 of each contribution to the seed, in the order in which they are joined. */
export const readCommitments = object({ inspectorate: hex(32), service: hex(32) })

/** What each side put into the seed, revealed. */
export const readContributions = object({ inspectorate: anyHex, service: anyHex })

/** How many cases are drawn: from a confidence and margin in percent, or a number that the lead inspector fixed. */
export const readSampleRule = object({
  confidence: orNull(count),
  margin: orNull(count),
  fixed: orNull(count),
})

/** What the opening entry says: the terms, and the commitments to the seed. */
export const readOpening = object({
  unit: text,
  framework: object({ id: text, version: text }),
  notice: object({ kind: noticeKind, days: count }),
  fieldwork: readDays,
  cohort: readDays,
  sampleRule: readSampleRule,
  commitments: readCommitments,
})
export type Opening = ReturnType<typeof readOpening>

/** What the freezing entry says: which cases could be drawn, and how many will be. */
export const readFreezing = object({
  populationRoot: hex(32),
  populationSize: count,
  sampleSize: count,
  strataFields: list(text),
})
export type Freezing = ReturnType<typeof readFreezing>

/** What the drawing entry says: the announced record it rests on, the seed revealed, and the digest of the draw. */
export const readDrawing = object({
  announced: object({ size: count, root: hex(32) }),
  contributions: readContributions,
  seed: hex(32),
  draw: hex(32),
})
export type Drawing = ReturnType<typeof readDrawing>

/** What the publishing entry says: digests of what is published, and of the compact range at the announcement. */
export const readPublishing = object({ files: record(hex(32)), range: hex(32) })
export type Publishing = ReturnType<typeof readPublishing>

/** The commitment in an envelope: HMAC-SHA-256 of the canonical payload under its salt, in base64url. */
export const commitmentOf = (payload: unknown, salt: string): string => toBase64Url(commit(fromHex(salt), payload))
