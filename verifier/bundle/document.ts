import type { CaseAnswers, Judgement } from '@candour/rating'
import {
  readCommitments,
  readContributions,
  readDays,
  readDrawing,
  readFreezing,
  readOpening,
  readSampleRule,
} from './disclosed.ts'
import { noticeKind, readWholeEnvelope } from './envelope.ts'
import { anything, count, hex, list, object, oneOf, record, refuse, text } from './reading.ts'

const version = (value: unknown, place: string): 1 => (value === 1 ? 1 : refuse(place, 'is not version 1'))

const readItem = object({ id: text, strata: record(text) })

/** A case of the population that the draw left out before anything else, and why. */
const readExcluded = object({ id: text, reason: text })

const disclosed = <P>(payload: (value: unknown, place: string) => P) =>
  object({ envelope: readWholeEnvelope, payload, salt: hex(32) })

const readCase: (value: unknown, place: string) => CaseAnswers = object({
  case: text,
  answers: record(oneOf('yes', 'no', 'na')),
})

const readJudgement: (value: unknown, place: string) => Judgement = object({
  rating: oneOf('Inadequate', 'Requires improvement', 'Good', 'Outstanding'),
  reasons: text,
})

/**
 * `inspection.json`: what was decided, drawn, answered and rated. `framework`, `draw` and `rating` are compared whole
 * with what the rules say; `conditions` and `recommendations` are covered by the digest in the publishing entry.
 */
export const readDocument = object({
  v: version,
  inspection: text,
  unit: object({ code: text, name: text }),
  framework: anything,
  notice: object({ kind: noticeKind, days: count }),
  fieldwork: readDays,
  cohort: readDays,
  announced: object({ size: count, at: text }),
  population: object({ root: hex(32), items: list(readItem), excluded: list(readExcluded) }),
  seed: object({ commitments: readCommitments, contributions: readContributions, seed: hex(32) }),
  sample: object({ rule: readSampleRule, size: count, strataFields: list(text) }),
  draw: anything,
  replacements: list(object({ out: text, in: text, reason: text })),
  answers: list(readCase),
  domainOne: record(readJudgement),
  rating: anything,
  recommendations: list(object({ to: text, text })),
  conditions: anything,
  entries: object({
    open: disclosed(readOpening),
    freeze: disclosed(readFreezing),
    draw: disclosed(readDrawing),
  }),
})

/** The published inspection as a value. */
export type InspectionDocument = ReturnType<typeof readDocument>

/** `proofs/publishing-entry.json`: its envelope stands in the change range. */
export const readPublishingFile = <P>(payload: (value: unknown, place: string) => P) =>
  object({ entry: text, payload, salt: hex(32) })
