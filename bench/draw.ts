import { createHash } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import type { FrozenPopulation, PopulationItem } from '@candour/sampling'
import { drawFrom, freezePopulation } from '@candour/sampling'
import type { BenchRow } from './row.ts'

const people = 240_000
const mostMilliseconds = 100
const rounds = 7
const terms = { size: 80, seed: 'c4'.repeat(32), strataFields: ['gender', 'sentence', 'risk'] }

const sentences = ['community', 'suspended', 'licence'] as const
const risks = ['low', 'medium', 'high', 'very high'] as const

/** A nation of cases, listed in no order: 7919 is prime, so that every id is another one. */
const nation = (): readonly PopulationItem[] =>
  Array.from({ length: people }, (_, n) => ({
    id: `X${String((n * 7919) % 1_000_003).padStart(7, '0')}`,
    strata: {
      gender: n % 10 === 0 ? 'female' : 'male',
      sentence: sentences[n % 3] ?? '',
      risk: risks[(n >> 2) % 4] ?? '',
    },
  }))

/** The time of a quiet machine: other work on it can only make a round slower. */
const best = (work: () => unknown): number => {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  })
  return Math.min(...times)
}

/** The hashes of the tree and nothing else: no sorting, no JSON. */
const hashesOnly = (frozen: FrozenPopulation): void => {
  const leaf = Buffer.alloc(90)
  const node = Buffer.alloc(65)
  for (let n = 0; n < frozen.items.length; n++) createHash('sha256').update(leaf).digest()
  for (let n = 1; n < frozen.items.length; n++) createHash('sha256').update(node).digest()
}

/** Drawing 80 of 240,000 from a population that is frozen, as after an announcement; and freezing it first. */
export const drawBenchmark = async (): Promise<BenchRow[]> => {
  const population = nation()
  const frozen = freezePopulation(population)
  const drawing = best(() => drawFrom(frozen, terms))
  const freezing = best(() => freezePopulation(population))
  const hashing = best(() => hashesOnly(frozen))
  return [
    {
      work: 'Draw 80 of 240,000, stratified, all replacements ranked',
      ours: drawing,
      theirs: mostMilliseconds,
      unit: 'ms',
      peer: 'the limit',
      ratio: drawing / mostMilliseconds,
      target: `<= ${mostMilliseconds} ms`,
      holds: drawing <= mostMilliseconds,
    },
    {
      work: 'Freeze 240,000 cases first: sort, canonical JSON, root',
      ours: freezing,
      theirs: hashing,
      unit: 'ms',
      peer: "createHash, the tree's hashes alone",
      ratio: freezing / hashing,
      target: 'none: once an inspection',
      holds: true,
    },
  ]
}
