import { fromHex } from '@candour/ledger'
import type { Bundle } from '../bundle/bundle.ts'
import { commitmentTo, seedOf } from '../bundle/seed.ts'
import { type Claim, same } from './claim.ts'

const sides = ['inspectorate', 'service'] as const

/** The seed is what both sides were bound to before the population was frozen. */
export const seedClaims = ({ document }: Bundle): readonly Claim[] => {
  const { entries, seed } = document
  const contributions = {
    inspectorate: fromHex(seed.contributions.inspectorate),
    service: fromHex(seed.contributions.service),
  }
  return [
    ...sides.map(side =>
      same(
        `The ${side}'s contribution is the one it committed to when the inspection was opened`,
        'SHA-256 of the contribution',
        entries.open.payload.commitments[side],
        commitmentTo(contributions[side]),
      ),
    ),
    same('The seed is made of the two contributions', 'seed', seed.seed, seedOf(contributions)),
  ]
}
