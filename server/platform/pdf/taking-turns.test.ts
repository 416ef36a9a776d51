import assert from 'node:assert/strict'
import { test } from 'node:test'
import { takingTurns } from './taking-turns.ts'

test('of five at a printer for two, never more than two print, and all of them are served in order', async () => {
  const inTurn = takingTurns(2)
  const open: (() => void)[] = []
  const served: number[] = []
  let printing = 0
  let most = 0
  const all = [1, 2, 3, 4, 5].map(number =>
    inTurn(async () => {
      printing += 1
      most = Math.max(most, printing)
      await new Promise<void>(resolve => open.push(resolve))
      printing -= 1
      served.push(number)
    }),
  )
  while (served.length < 5) {
    open.shift()?.()
    await Promise.resolve()
  }
  await Promise.all(all)
  assert.deepEqual([most, served], [2, [1, 2, 3, 4, 5]])
})

test('work that fails gives its place to the next', async () => {
  const inTurn = takingTurns(1)
  const first = inTurn(() => Promise.reject(new Error('no paper')))
  const second = inTurn(() => Promise.resolve('printed'))
  await assert.rejects(first, /no paper/)
  assert.equal(await second, 'printed')
})
