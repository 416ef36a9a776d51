import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { startTestApp } from '#platform/web/testing.ts'
import { room } from '../../room.ts'
import { seedCaseload } from '../../testing.ts'

const { databases, signIn } = await startTestApp({ after }, [room])
const ids = await seedCaseload(databases)
const form = (crn: string) => `/people/${ids.get(crn)}/entries/new`

test('what somebody has begun about anybody is in one list, said on their home page, until it is discarded', async () => {
  const ada = await signIn('ada')
  for (const crn of ['X100001', 'X100002']) {
    await ada.post(`${form(crn)}/draft`, { kind: 'contact', text: 'Begun.' }, `${form(crn)}?kind=contact`)
  }
  assert.match((await ada.get('/')).body, /2 forms that you have begun and not yet saved as an entry/)
  const { body } = await ada.get('/drafts')
  assert.match(body, /Contact: Aled Finch/)
  const [discard = ''] = body.match(/\/people\/[^"]*\/discard/) ?? []
  const after = await ada.follow(await ada.post(discard, {}, '/drafts'))
  assert.deepEqual([after.body.match(/class="candour-draft"/g)?.length], [1])
})

test('somebody with nothing begun is told what is kept here', async () => {
  assert.match((await (await signIn('ben')).get('/drafts')).body, /You have no drafts/)
})
