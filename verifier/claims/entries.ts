import { canonicalJson, sha256, toBase64Url, toHex, utf8, verifyInclusion } from '@candour/ledger'
import type { Bundle, Head } from '../bundle/bundle.ts'
import { commitmentOf } from '../bundle/disclosed.ts'
import { type Envelope, entryTypes, leafOf } from '../bundle/envelope.ts'
import { type Act, acts, digestedNames } from '../bundle/files.ts'
import { type Claim, claim, none, recomputed, same } from './claim.ts'

const names: Readonly<Record<Act, string>> = {
  open: 'opening',
  freeze: 'freezing',
  draw: 'drawing',
  publish: 'publishing',
}

type DisclosedEntry = { readonly envelope: Envelope; readonly payload: unknown; readonly salt: string }

/** The entry of each act: three stand in the result, the publishing one in the change range. */
const disclosedEntries = (bundle: Bundle): Readonly<Record<Act, DisclosedEntry | undefined>> => {
  const { entry, payload, salt } = bundle.publishing
  const leaf = bundle.changeRange.leaves.find(({ envelope }) => envelope.entry === entry)
  return { ...bundle.document.entries, publish: leaf && { envelope: leaf.envelope, payload, salt } }
}

/** Each act is an entry of this inspection in the log, and what the bundle says of it is what was sealed then. */
export const entryClaims = (bundle: Bundle): readonly Claim[] => {
  const entries = disclosedEntries(bundle)
  return [...acts.flatMap(act => actClaims(bundle, act, entries[act])), ...orderClaims(bundle)]
}

const actClaims = (bundle: Bundle, act: Act, disclosed: DisclosedEntry | undefined): readonly Claim[] => {
  const name = names[act]
  if (!disclosed) {
    return [
      claim(
        `The ${name} entry is in the log`,
        false,
        `no leaf of entry ${bundle.publishing.entry} in the change range`,
      ),
    ]
  }
  const { envelope, payload, salt } = disclosed
  return [
    none(`The ${name} entry belongs to this inspection`, `${envelope.type} ${envelope.seq} of ${envelope.stream}`, [
      ...(envelope.type === entryTypes[act] ? [] : [`its type is ${envelope.type}, not ${entryTypes[act]}`]),
      ...(envelope.stream === bundle.document.inspection ? [] : [`it belongs to ${envelope.stream}`]),
    ]),
    same(`The ${name} entry says what was sealed then`, 'commitment', commitIn(envelope), commitmentOf(payload, salt)),
    inclusionClaim(bundle, act, envelope),
  ]
}

/** An act is disclosed whole; an envelope that commits to single fields is of no act. */
const commitIn = (envelope: Envelope): string => (envelope.v === 1 ? envelope.commit : 'each field apart')

const headOf = ({ announced, published }: Bundle, act: Act): { readonly name: string; readonly head: Head } =>
  act === 'open' || act === 'freeze'
    ? { name: 'checkpoint.announced', head: announced }
    : { name: 'checkpoint.published', head: published }

const inclusionClaim = (bundle: Bundle, act: Act, envelope: Envelope): Claim => {
  const { name, head } = headOf(bundle, act)
  const { index, path } = bundle.proofs[act]
  const verdict = verifyInclusion({ index, size: head.size, leafHash: leafOf(envelope), root: head.root }, path)
  const compared = `leaf ${index} of ${head.size}, ${path.length} hashes to the root ${toHex(head.root)}`
  return claim(`The ${names[act]} entry is under ${name}`, verdict.ok, verdict.ok ? compared : verdict.why)
}

const orderClaims = (bundle: Bundle): readonly Claim[] => {
  const { document, proofs, announced } = bundle
  const { open, freeze, draw } = document.entries
  const at = (act: Act): number => proofs[act].index
  const chain: readonly (readonly [string, string | null])[] = [
    [toBase64Url(leafOf(open.envelope)), freeze.envelope.prev],
    [toBase64Url(leafOf(freeze.envelope)), draw.envelope.prev],
  ]
  return [
    claim(
      'The seed was committed to before the freeze and revealed after the announcement',
      at('open') < at('freeze') &&
        at('freeze') < announced.size &&
        announced.size <= at('draw') &&
        at('draw') < at('publish'),
      `opened at ${at('open')}, frozen at ${at('freeze')}, announced at size ${announced.size} (${announced.size - 1 - at('freeze')} leaves between), drawn at ${at('draw')}, published at ${at('publish')}`,
    ),
    claim(
      'Opened, frozen, drawn: nothing stands between',
      open.envelope.seq === 1 && chain.every(([leaf, prev]) => leaf === prev),
      `entries ${open.envelope.seq}, ${freeze.envelope.seq}, ${draw.envelope.seq} of the inspection, each naming the one before`,
    ),
  ]
}

/** The result repeats the terms that were sealed when the inspection was opened, frozen and drawn. */
export const termClaims = ({ document, announced }: Bundle): readonly Claim[] => {
  const { open, freeze, draw } = document.entries
  const { unit, framework, notice, fieldwork, cohort, sampleRule, commitments } = open.payload
  return [
    recomputed(
      'The result keeps to the terms of the opening',
      'terms',
      {
        unit: document.unit.code,
        notice: document.notice,
        fieldwork: document.fieldwork,
        cohort: document.cohort,
        sampleRule: document.sample.rule,
        commitments: document.seed.commitments,
      },
      { unit, notice, fieldwork, cohort, sampleRule, commitments },
    ),
    recomputed(
      'The result names the record that was announced',
      'announced',
      { size: document.announced.size, at: document.announced.at },
      { size: announced.size, at: freeze.envelope.recorded },
    ),
    recomputed('The draw rested on the announced record and the revealed seed', 'draw entry', draw.payload, {
      announced: { size: announced.size, root: toHex(announced.root) },
      contributions: document.seed.contributions,
      seed: document.seed.seed,
      draw: draw.payload.draw,
    }),
    same(
      'The framework is the one the inspection was opened under',
      'framework',
      `${framework.id} ${framework.version}`,
      frameworkIn(document.framework),
    ),
  ]
}

const frameworkIn = (framework: unknown): string =>
  typeof framework === 'object' && framework !== null && 'id' in framework && 'version' in framework
    ? `${String(framework.id)} ${String(framework.version)}`
    : 'none'

/** The publishing entry holds the digest of every file that existed before it, and of the compact range. */
export const digestClaims = ({ files, publishing, changeRange }: Bundle): readonly Claim[] => {
  const found = Object.fromEntries(digestedNames.map(name => [name, digestOfFile(files.get(name))]))
  const range = toHex(sha256(utf8(canonicalJson(changeRange.range))))
  return [
    ...digestedNames.map(name =>
      same(
        `${name} is the file that was published`,
        'SHA-256',
        publishing.payload.files[name] ?? 'nothing',
        found[name] ?? 'nothing',
      ),
    ),
    recomputed(
      'The publishing entry names each file once',
      'files',
      Object.keys(publishing.payload.files).sort(),
      [...digestedNames].sort(),
    ),
    same('The compact range is the one that was published', 'SHA-256', publishing.payload.range, range),
  ]
}

const digestOfFile = (bytes: Uint8Array | undefined): string => (bytes ? toHex(sha256(bytes)) : 'no file')
