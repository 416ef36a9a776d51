import type { Policy } from '@candour/ledger'
import { type Bundle, misfits, readBundle } from './bundle/bundle.ts'
import { drawAgain } from './bundle/draw-again.ts'
import type { Files } from './bundle/files.ts'
import { readPolicy } from './bundle/policy.ts'
import { sampleAfter } from './bundle/sample.ts'
import { ratingClaims } from './claims/answers.ts'
import { attempt } from './claims/attempt.ts'
import { changeClaims } from './claims/changes.ts'
import { checkpointClaims, pinnedClaims } from './claims/checkpoints.ts'
import { type Claim, claim, none } from './claims/claim.ts'
import { digestClaims, entryClaims, termClaims } from './claims/entries.ts'
import { drawClaims, populationClaims } from './claims/population.ts'
import { rangeClaims } from './claims/range.ts'
import { seedClaims } from './claims/seed.ts'

/** `policy`: the bytes of the policy to trust. Without it the bundle is held to its own. */
export type Options = { readonly policy?: Uint8Array }

/**
 * Proves a published inspection from its files alone. Never throws for what it was given: what cannot be read or
 * computed is a claim that does not hold, with the place named.
 *
 * @returns one claim after the other, in the order in which each rests on those before it
 */
export const verifyBundle = (files: Files, { policy }: Options = {}): readonly Claim[] => {
  const whole = none('The bundle holds its files and no others', `${files.size} files`, misfits(files))
  if (!whole.holds) return [whole]
  const bundle = attempt(() => readBundle(files))
  if ('why' in bundle) return [whole, claim('Every file can be read, in its one form', false, bundle.why)]
  return [
    whole,
    claim('Every file can be read, in its one form', true, 'each written again: the same bytes'),
    ...group('Your policy', () => pinned(bundle.value, policy)),
    ...group('The checkpoints', () => checkpointClaims(bundle.value)),
    ...group('The change range', () => rangeClaims(bundle.value)),
    ...group('The entries', () => entryClaims(bundle.value)),
    ...group('The digests', () => digestClaims(bundle.value)),
    ...group('The terms', () => termClaims(bundle.value)),
    ...group('The seed', () => seedClaims(bundle.value)),
    ...group('The population', () => populationClaims(bundle.value)),
    ...group('The sample, its ratings and changes', () => sampleClaims(bundle.value)),
  ]
}

const sampleClaims = (bundle: Bundle): readonly Claim[] => {
  const again = drawAgain(bundle.document)
  const { sample } = sampleAfter(again, bundle.document.replacements)
  return [...drawClaims(bundle, again), ...ratingClaims(bundle, sample), ...changeClaims(bundle, sample)]
}

const pinned = (bundle: Bundle, policy: Uint8Array | undefined): readonly Claim[] => {
  if (policy === undefined) return []
  const trusted: Policy = readPolicy(policy)
  return pinnedClaims(bundle, trusted)
}

const group = (name: string, claims: () => readonly Claim[]): readonly Claim[] => {
  const made = attempt(claims)
  return 'why' in made ? [claim(`${name} can be checked`, false, made.why)] : made.value
}
