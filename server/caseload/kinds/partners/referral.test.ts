import assert from 'node:assert/strict'
import test from 'node:test'
import { EntryRefused } from '../../record/entry.ts'
import { recordInMemory } from '../../record/testing.ts'

const made = { service: 'dependency', sending: 'sent', reason: 'Drinks again since the summer.' }
const referred = () => {
  const record = recordInMemory()
  const id = record.write('referral', made, { on: '2026-09-01' })
  const progress = (state: string, on: string, more: object = {}) =>
    record.write('referral-progress', { referral: id, state, ...more }, { on })
  const session = (attendance: string, on: string, more: object = {}) =>
    record.write('referral-session', { referral: id, attendance, ...more }, { on })
  const now = () => record.state().referrals[0] ?? assert.fail('one referral')
  return { record, id, progress, session, now }
}
const saying = (text: string) => (error: unknown) => error instanceof EntryRefused && error.message.includes(text)

test('each step of a referral leaves its day, so that its clocks can be read', () => {
  const { progress, session, now } = referred()
  progress('assessed', '2026-09-10')
  progress('planned', '2026-09-14')
  progress('approved', '2026-09-16')
  session('yes', '2026-09-21')
  session('late', '2026-10-21', { last: 'yes' })
  progress('reported', '2026-10-26')
  const { firstSeenOn, planOn, planApprovedOn, lastSessionOn, closingReportOn, sessionsAttended } = now()
  assert.deepEqual(
    [firstSeenOn, planOn, planApprovedOn, lastSessionOn, closingReportOn, sessionsAttended],
    ['2026-09-10', '2026-09-14', '2026-09-16', '2026-10-21', '2026-10-26', 2],
  )
})

test('delivery that began is ended and not cancelled; what never began is cancelled and not completed', () => {
  const { progress, session } = referred()
  assert.throws(() => progress('completed', '2026-09-20'), saying('Nothing was delivered'))
  progress('approved', '2026-09-16')
  session('yes', '2026-09-21')
  assert.throws(() => progress('cancelled', '2026-09-22', { reason: 'NOT' }), saying('Sessions were held'))
})

test('a referral that ends early says why, with a code of the referral service', () => {
  const { progress, now } = referred()
  assert.throws(() => progress('cancelled', '2026-09-22'), saying('Select a reason'))
  assert.throws(() => progress('cancelled', '2026-09-22', { reason: 'XYZ' }), saying('Select why it ended early'))
  progress('cancelled', '2026-09-22', { reason: 'MOV' })
  assert.equal(now().state, 'cancelled')
})

test('a session that did not take place counts for nothing', () => {
  const { session, now } = referred()
  session('not-held', '2026-09-21', { reason: 'logistics' })
  session('no', '2026-09-28', { reason: 'unacceptable' })
  assert.deepEqual([now().sessionsAttended, now().lastSessionOn], [0, null])
})

test('a referral that is over takes nothing more', () => {
  const { progress, session } = referred()
  progress('cancelled', '2026-09-22', { reason: 'RET' })
  assert.throws(() => session('yes', '2026-09-23'), saying('still open'))
})

test('a referral that is corrected twice keeps what came after it', () => {
  const { record, id, progress, now } = referred()
  progress('assigned', '2026-09-03')
  const second = record.write('referral', { ...made, complexity: 'high' }, { on: '2026-09-01', supersedes: id })
  record.write('referral', { ...made, complexity: 'low' }, { on: '2026-09-01', supersedes: second })
  assert.deepEqual([now().referral, now().state], [id, 'assigned'])
})
