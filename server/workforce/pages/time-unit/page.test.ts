import assert from 'node:assert/strict'
import test from 'node:test'
import { startTestApp } from '#platform/web/testing.ts'
import { room } from '../../index.ts'
import { importNight } from '../../testing.ts'

const jo = { officer: 'X01A', team: 'X01T1', cases: 10 }
const sam = { officer: 'X01B', team: 'X01T1', cases: 17 }

test('time needed leads from the nation to the tasks of one weight, and who is missing has no hours of work', async t => {
  const { databases, signIn } = await startTestApp(t, [room])
  await importNight(t, databases, '2026-11-20', [jo, sam])
  await importNight(t, databases, '2026-11-21', [jo])
  const spo = await signIn('spo')
  for (const path of ['', '/regions/X01', '/pdus/X01P1', '/teams/X01T1']) {
    const { status, body } = await spo.get(`/workload${path}/time`)
    assert.equal(status, 200, path)
    // Ten cases of tier B3 at 2.4 hours, against the 37 hours of the one officer in the file.
    assert.match(body, /23\.8 hours a week, and there are 37\.0 hours after reductions: 64\.\d%/, path)
  }
  const officer = await spo.get('/workload/teams/X01T1/officers/X01A/time')
  assert.match(officer.body, /href="\/workload\/weights\/community\/B3"/)
  assert.match((await spo.get('/workload/teams/X01T1/officers/X01B/time')).body, /the time needed is unknown/)

  const weight = await spo.get('/workload/weights/community/B3')
  for (const said of [/Planned appointment/, /Responsive work/, /146 points, 2\.5 hours/, /Our own example/]) {
    assert.match(weight.body, said)
  }
  for (const nowhere of ['/workload/weights/moon/B3', '/workload/weights/community/Z9', '/workload/teams/NONE/time']) {
    assert.equal((await spo.get(nowhere)).status, 404, nowhere)
  }
})
