import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import test from 'node:test'
import fc from 'fast-check'
import type { DrawRequest, PopulationItem, RankedCase } from './index.ts'
import { DrawError, draw, freezePopulation } from './index.ts'

const seedOf = (byte: number): string => byte.toString(16).padStart(2, '0').repeat(32)

const values = fc.constantFrom('', 'male', 'female', 'zoë', '￿', '😀', 'a\u001fb')
const items = fc
  .uniqueArray(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 40 })
  .chain(ids =>
    fc.tuple(
      ...ids.map(id => fc.record({ id: fc.constant(id), strata: fc.dictionary(fc.constantFrom('g', 'r'), values) })),
    ),
  )
const requests: fc.Arbitrary<DrawRequest> = items.chain(population =>
  fc.record({
    population: fc.constant(population),
    size: fc.integer({ min: 0, max: population.length }),
    seed: fc.integer({ min: 0, max: 255 }).map(seedOf),
    strataFields: fc.constantFrom([], ['g'], ['g', 'r'], ['missing']),
  }),
)

/** The contract written again, as plainly as it reads: bigints, Buffers, node:crypto. Shares nothing with the rule. */
const drawByTheContract = ({ population, size, seed, strataFields = [] }: DrawRequest): unknown => {
  const sha = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest()
  const bytes = (text: string) => Buffer.from(text, 'utf8')
  const sorted = [...population].sort((a, b) => Buffer.compare(bytes(a.id), bytes(b.id)))
  const tree = (leaves: Buffer[]): Buffer => {
    if (leaves.length === 1 && leaves[0]) return leaves[0]
    let half = 1
    while (half * 2 < leaves.length) half *= 2
    return sha(Buffer.of(1), tree(leaves.slice(0, half)), tree(leaves.slice(half)))
  }
  const leaf = ({ id, strata }: PopulationItem) => {
    const names = Object.keys(strata).sort()
    const inner = names.map(name => `${JSON.stringify(name)}:${JSON.stringify(strata[name])}`).join(',')
    return sha(Buffer.of(0), bytes(`{"id":${JSON.stringify(id)},"strata":{${inner}}}`))
  }
  const keyOf = ({ strata }: PopulationItem) => strataFields.map(field => strata[field] ?? '').join('\u001f')
  const keys = [...new Set(sorted.map(keyOf))].sort((a, b) => Buffer.compare(bytes(a), bytes(b)))
  const counts = keys.map(key => sorted.filter(item => keyOf(item) === key).length)
  const sizes = counts.map(count => Math.floor((size * count) / sorted.length))
  while (sizes.reduce((a, b) => a + b, 0) < size) {
    const lacks = counts.map((count, k) =>
      sizes[k] === Math.floor((size * count) / sorted.length) ? (size * count) % sorted.length : -1,
    )
    const next = lacks.indexOf(Math.max(...lacks))
    sizes[next] = (sizes[next] ?? 0) + 1
  }
  const drawn: RankedCase[] = []
  const replacements: RankedCase[] = []
  keys.forEach((stratum, k) => {
    const key = sha(bytes('candour-draw-v1\n'), Buffer.from(seed, 'hex'), bytes(stratum))
    const words: bigint[] = []
    let block = 0n
    const word = (): bigint => {
      if (words.length === 0) {
        const number = Buffer.alloc(8)
        number.writeBigUInt64BE(block++)
        const hash = sha(key, number)
        for (const at of [0, 8, 16, 24]) words.push(hash.readBigUInt64BE(at))
      }
      return words.shift() ?? 0n
    }
    const below = (n: bigint): number => {
      let w = word()
      while (w >= 2n ** 64n - (2n ** 64n % n)) w = word()
      return Number(w % n)
    }
    const ids = sorted.filter(item => keyOf(item) === stratum).map(({ id }) => id)
    for (let last = ids.length - 1; last >= 1; last--) {
      const j = below(BigInt(last + 1))
      const moved = ids[j] ?? ''
      ids[j] = ids[last] ?? ''
      ids[last] = moved
    }
    const share = sizes[k] ?? 0
    ids.forEach((id, at) => {
      if (at < share) drawn.push({ id, stratum, rank: at + 1 })
      else replacements.push({ id, stratum, rank: at + 1 - share })
    })
  })
  return {
    algorithm: 'candour-draw-v1',
    seed,
    populationRoot: tree(sorted.map(leaf)).toString('hex'),
    populationSize: sorted.length,
    strata: keys.map((key, k) => ({ key, count: counts[k], size: sizes[k] })),
    draw: drawn,
    replacements,
    excluded: [],
  }
}

test('a second writing of the contract gives the same bytes', () => {
  fc.assert(
    fc.property(requests, request =>
      assert.equal(JSON.stringify(draw(request)), JSON.stringify(drawByTheContract(request))),
    ),
    { numRuns: 300 },
  )
})

test('a second writing of the contract gives the same bytes for 3,000 cases', () => {
  const population = Array.from({ length: 3000 }, (_, n) => ({
    id: `X${(n * 7919) % 10007}`,
    strata: { risk: `${n % 7}` },
  }))
  const request = { population, size: 80, seed: seedOf(0xa7), strataFields: ['risk'] }
  assert.equal(JSON.stringify(draw(request)), JSON.stringify(drawByTheContract(request)))
})

test('every case is drawn or is a replacement, exactly once', () => {
  fc.assert(
    fc.property(requests, request => {
      const { draw: drawn, replacements } = draw(request)
      const ids = [...drawn, ...replacements].map(({ id }) => id).sort()
      assert.deepEqual(ids, request.population.map(({ id }) => id).sort())
    }),
  )
})

test('the sizes of the strata sum to the sample and none is above its count', () => {
  fc.assert(
    fc.property(requests, request => {
      const { strata } = draw(request)
      assert.equal(
        strata.reduce((sum, { size }) => sum + size, 0),
        request.size,
      )
      assert.ok(strata.every(({ size, count }) => size <= count))
    }),
  )
})

test('ranks run from 1 within each stratum, of the drawn and of the replacements', () => {
  fc.assert(
    fc.property(requests, request => {
      const result = draw(request)
      for (const { key, count, size } of result.strata) {
        const ranks = (cases: readonly RankedCase[]) =>
          cases.filter(each => each.stratum === key).map(({ rank }) => rank)
        assert.deepEqual(
          ranks(result.draw),
          Array.from({ length: size }, (_, at) => at + 1),
        )
        assert.deepEqual(
          ranks(result.replacements),
          Array.from({ length: count - size }, (_, at) => at + 1),
        )
      }
    }),
  )
})

test('the order in which a unit lists its cases changes nothing', () => {
  const shuffled = requests.chain(request =>
    fc.tuple(
      fc.constant(request),
      fc.shuffledSubarray([...request.population], { minLength: request.population.length }),
    ),
  )
  fc.assert(
    fc.property(shuffled, ([request, population]) => assert.deepEqual(draw({ ...request, population }), draw(request))),
  )
})

const fifty = Array.from({ length: 50 }, (_, n) => ({
  id: `X${100 + n}`,
  strata: { gender: n % 5 ? 'male' : 'female' },
}))

test('256 seeds draw 256 different samples of ten from fifty', () => {
  const samples = Array.from({ length: 256 }, (_, byte) =>
    draw({ population: fifty, size: 10, seed: seedOf(byte) })
      .draw.map(({ id }) => id)
      .join(),
  )
  assert.equal(new Set(samples).size, 256)
})

test('over many seeds each case is drawn about as often as the others', () => {
  const times = new Map<string, number>()
  for (let n = 0; n < 2000; n++) {
    const seed = createHash('sha256').update(`${n}`).digest('hex')
    for (const { id } of draw({ population: fifty, size: 10, seed }).draw) times.set(id, (times.get(id) ?? 0) + 1)
  }
  // 400 expected, standard deviation 17.9: four of them either way, so that a fair draw fails once in 300 such tests.
  assert.ok([...times.values()].every(count => Math.abs(count - 400) < 72))
})

test('leaving one case out of the population changes its root', () => {
  assert.notEqual(freezePopulation(fifty).root, freezePopulation(fifty.slice(1)).root)
})

test('moving one case to another stratum changes the root', () => {
  const moved = fifty.map(item => (item.id === 'X100' ? { ...item, strata: { gender: 'male' } } : item))
  assert.notEqual(freezePopulation(moved).root, freezePopulation(fifty).root)
})

test('a field that no case has gives the one empty stratum, even when every object inherits something by that name', () => {
  const { strata } = draw({ population: fifty, size: 5, seed: seedOf(1), strataFields: ['constructor'] })
  assert.deepEqual(strata, [{ key: '', count: 50, size: 5 }])
})

test('an excluded case is not drawn and stays in the output with its reason', () => {
  const excluded = [{ id: 'X100', reason: 'moved to another region' }]
  const result = draw({ population: fifty, size: 49, seed: seedOf(1), excluded })
  assert.equal(result.populationSize, 49)
  assert.ok(result.draw.every(({ id }) => id !== 'X100'))
  assert.deepEqual(result.excluded, excluded)
})

test('a case that stands there twice is named at its second place', () => {
  assert.throws(
    () => draw({ population: [...fifty, { id: 'X103', strata: {} }], size: 5, seed: seedOf(1) }),
    new DrawError('population[50].id: X103 is there already: give each case once'),
  )
})

for (const [fault, request, message] of [
  ['a seed in capitals', { seed: 'AB'.repeat(32) }, /^seed: must be 64 lowercase hex digits/],
  ['a seed of 31 bytes', { seed: 'ab'.repeat(31) }, /^seed: must be 64 lowercase hex digits/],
  ['a sample above the population', { size: 51 }, /^size: 51 from a population of 50/],
  ['half a case', { size: 2.5 }, /^size: 2.5/],
  ['a negative sample', { size: -1 }, /^size: -1/],
  ['an empty population', { population: [], size: 0 }, /^population: there is nothing left/],
] as const) {
  test(`${fault} is refused with its place`, () => {
    const asked = { population: fifty, size: 5, seed: seedOf(1), ...request }
    assert.throws(() => draw(asked), { name: 'DrawError', message })
  })
}
