import assert from 'node:assert/strict'
import test from 'node:test'
import { draw, verifyDraw } from './index.ts'

const fifty = Array.from({ length: 50 }, (_, n) => ({
  id: `X${100 + n}`,
  strata: { gender: n % 5 ? 'male' : 'female' },
}))
const seed = '09'.repeat(32)

test('a draw as it was published holds', () => {
  const request = { population: fifty, size: 10, seed, strataFields: ['gender'] }
  assert.equal(verifyDraw(request, JSON.parse(JSON.stringify(draw(request)))), undefined)
})

test('a drawn case put in the place of another is named', () => {
  const request = { population: fifty, size: 10, seed }
  const honest = draw(request)
  const repainted = { ...honest, draw: honest.draw.map(each => (each.rank === 4 ? { ...each, id: 'X149' } : each)) }
  assert.deepEqual(verifyDraw(request, repainted), {
    place: 'draw.draw[3].id',
    expected: JSON.stringify(honest.draw[3]?.id),
    got: '"X149"',
  })
})

test('a replacement left off the end of the list is named', () => {
  const request = { population: fifty, size: 10, seed }
  const honest = draw(request)
  const difference = verifyDraw(request, { ...honest, replacements: honest.replacements.slice(0, -1) })
  assert.equal(difference?.place, 'draw.replacements[39]')
  assert.equal(difference?.got, 'nothing')
})
