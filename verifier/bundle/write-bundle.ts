import { canonicalJson, formatTlogProof, sha256, toHex, utf8 } from '@candour/ledger'
import { type ChangeRange, changesAmong, totalsOf } from './change-range.ts'
import type { Publishing } from './disclosed.ts'
import type { InspectionDocument } from './document.ts'
import { drawAgain } from './draw-again.ts'
import { type Act, digestedNames, type Files, proofName, publishingName } from './files.ts'
import { readmeText } from './readme.ts'
import { sampleAfter } from './sample.ts'

/** Where an entry stands in a tree, and the hashes from its leaf to the root. */
export type Inclusion = { readonly index: number; readonly path: readonly Uint8Array[] }

/** The bytes of a JSON value in its one form. */
export const jsonBytes = (value: unknown): Uint8Array => utf8(canonicalJson(value))

/** What is known before the publishing entry is written. */
export type BeforePublishing = {
  readonly document: InspectionDocument
  /** The notes as they were signed. */
  readonly announced: string
  readonly policy: string
  readonly open: Inclusion
  readonly freeze: Inclusion
}

/** The files that exist before the publishing entry, in the order in which a bundle holds them. */
export const filesBeforePublishing = (before: BeforePublishing): Files =>
  new Map([
    ['inspection.json', jsonBytes(before.document)],
    ['checkpoint.announced', utf8(before.announced)],
    ['policy', utf8(before.policy)],
    [proofName('open'), proofBytes(before.open, before.announced)],
    [proofName('freeze'), proofBytes(before.freeze, before.announced)],
  ])

const proofBytes = ({ index, path }: Inclusion, checkpoint: string): Uint8Array =>
  utf8(formatTlogProof({ index, proof: path, checkpoint }))

/** The payload of the publishing entry: the digest of each file so far and of the compact range at the announcement. */
export const publishingOf = (files: Files, range: readonly string[]): Publishing => ({
  files: Object.fromEntries(
    digestedNames.map(name => {
      const bytes = files.get(name)
      if (!bytes) throw new Error(`${name} is not there to be published`)
      return [name, toHex(sha256(bytes))]
    }),
  ),
  range: toHex(sha256(jsonBytes(range))),
})

/** What is known once a checkpoint covers the publishing entry. */
export type AfterPublishing = {
  readonly before: Files
  readonly document: InspectionDocument
  readonly publishing: { readonly entry: string; readonly payload: Publishing; readonly salt: string }
  readonly published: { readonly note: string; readonly size: number }
  readonly range: readonly string[]
  /** Every leaf from the announced size to the published one, in order. */
  readonly leaves: ChangeRange['leaves']
  readonly draw: Inclusion
  readonly publish: Inclusion
}

/** The files of a whole bundle. */
export const bundleFiles = (after: AfterPublishing): Files => {
  const proof = (act: Act, inclusion: Inclusion): readonly [string, Uint8Array] => [
    proofName(act),
    proofBytes(inclusion, after.published.note),
  ]
  return new Map([
    ['README.txt', utf8(readmeText(after.document.unit.name))],
    ...after.before,
    ['checkpoint.published', utf8(after.published.note)],
    ['change-range.json', jsonBytes(changeRangeOf(after))],
    proof('draw', after.draw),
    proof('publish', after.publish),
    [publishingName, jsonBytes(after.publishing)],
  ])
}

const changeRangeOf = ({ document, range, leaves, published }: AfterPublishing): ChangeRange => {
  const terms = {
    announced: document.announced,
    population: new Set(document.population.items.map(item => item.id)),
    sample: new Set(sampleAfter(drawAgain(document), document.replacements).sample),
  }
  const envelopes = leaves.map(leaf => leaf.envelope)
  const changes = changesAmong(envelopes, terms)
  return {
    announced: document.announced.size,
    published: published.size,
    range,
    leaves,
    changes,
    totals: totalsOf(changes, terms),
  }
}
