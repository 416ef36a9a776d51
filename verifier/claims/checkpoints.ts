import { openTrusted, type Policy, parseNote, toHex } from '@candour/ledger'
import type { Bundle, Head } from '../bundle/bundle.ts'
import { type Claim, claim, none, same } from './claim.ts'

const namedHeads = ({ announced, published }: Bundle): readonly (readonly [string, Head])[] => [
  ['checkpoint.announced', announced],
  ['checkpoint.published', published],
]

/** Both checkpoints are of one log and signed by the keys of the bundle's own policy, every line of them. */
export const checkpointClaims = (bundle: Bundle): readonly Claim[] => [
  same('Both checkpoints are of one log', 'origin', bundle.announced.origin, bundle.published.origin),
  ...namedHeads(bundle).flatMap(([name, head]) => [
    trustClaim(`${name} is signed as the bundle's policy asks`, head, bundle.policy),
    none(`Every signature of ${name} is of a key of the policy`, 'each key once', strangersIn(head, bundle.policy)),
  ]),
]

/** Both checkpoints are trusted by the policy that the reader holds. */
export const pinnedClaims = (bundle: Bundle, pinned: Policy): readonly Claim[] =>
  namedHeads(bundle).map(([name, head]) => trustClaim(`${name} is signed as your policy asks`, head, pinned))

const trustClaim = (says: string, head: Head, policy: Policy): Claim => {
  const trusted = openTrusted(head.note, policy)
  const seen = trusted.ok
    ? [...trusted.cosigned].map(([name, seconds]) => `, cosigned by ${name} ${onDay(seconds)}`)
    : []
  const compared = `${head.origin}, size ${head.size}, root ${toHex(head.root)}${seen.join('')}`
  return claim(says, trusted.ok, trusted.ok ? compared : `${trusted.why} (the checkpoint is of ${head.origin})`)
}

/** When a witness says that it saw a checkpoint; it may say anything. */
const onDay = (seconds: bigint): string => {
  const at = new Date(Number(seconds) * 1000)
  return Number.isNaN(at.getTime()) ? `at second ${seconds}` : `on ${at.toISOString()}`
}

/** A line of a key that nobody knows is ignored by the rules of notes, so here it is refused: it would be covered by nothing. */
const strangersIn = ({ note }: Head, policy: Policy): readonly string[] => {
  const known = [...policy.logs, ...policy.witnesses].map(({ key }) => `${key.name} ${key.id}`)
  const lines = parseNote(note).signatures.map(({ name, id }) => `${name} ${id}`)
  return lines.flatMap((line, i) => {
    if (!known.includes(line)) return [`the policy does not know ${line}`]
    return lines.indexOf(line) === i ? [] : [`${line} signs twice`]
  })
}
