import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { startTestApp } from '#platform/web/testing.ts'
import { appendEntry } from '../../commands/append-entry.ts'
import { room } from '../../room.ts'
import { as, seedCaseload } from '../../testing.ts'

const { databases, signIn } = await startTestApp({ after }, [room])
const ids = await seedCaseload(databases)
const namesOn = (body: string): string[] =>
  [...body.matchAll(/href="\/people\/[0-9a-f-]{36}">([^<]+)</g)].map(([, name = '']) => name)

test('a practitioner lists the people of their team and nobody else’s', async () => {
  const { body } = await (await signIn('ada')).get('/people')
  assert.deepEqual(namesOn(body), ['Aled Finch', 'Bea Sorrel', 'Cal Draper', 'Dina Holloway', 'Ewan Pike'])
})

test('part of a name or a CRN in small letters finds a person', async () => {
  const ada = await signIn('ada')
  const found = await Promise.all(['sorr', 'x100003'].map(text => ada.get(`/people?search=${text}`)))
  assert.deepEqual(
    found.map(({ body }) => namesOn(body)),
    [['Bea Sorrel'], ['Cal Draper']],
  )
})

test('a percent sign in a search means itself', async () => {
  const { body } = await (await signIn('ada')).get('/people?search=%25')
  assert.match(body, /Nobody is found/)
})

const search = async (text: string) => (await signIn('ada')).get(`/people?search=${encodeURIComponent(text)}`)

test('a name is found misspelt, as it sounds, without accents, with its words turned round, and the list says why', async () => {
  const asked = ['Bea Sorel', 'Alid Phynch', 'Béa Sørrel', 'finch, aled', 'drapper', 'Deena']
  const found = await Promise.all(asked.map(search))
  assert.deepEqual(
    found.map(({ body }) => namesOn(body)[0]),
    ['Bea Sorrel', 'Aled Finch', 'Bea Sorrel', 'Aled Finch', 'Cal Draper', 'Dina Holloway'],
  )
  assert.match(found[0]?.body ?? '', /Spelt like “Bea Sorel”/)
  assert.match(found[5]?.body ?? '', /Sounds like “Deena”/)
})

test('a person is found by a name they have no longer, and the list says so', async () => {
  await as(databases, 'esme', trx =>
    appendEntry(trx, {
      personId: ids.get('X100005') ?? '',
      kind: 'name-changed',
      happened: { from: '2026-11-02' },
      author: 'N01A005',
      workDoneBy: 'N01A005',
      body: { name: 'Ewan Ashdown' },
      now: new Date('2026-11-02T09:00:00Z'),
    }),
  )
  const { body } = await search('pike')
  assert.deepEqual(namesOn(body), ['Ewan Ashdown'])
  assert.match(body, /Former name: Ewan Pike/)
})

test('a whole CRN finds one person; that of somebody out of sight finds nobody, in the words of any search that does', async () => {
  assert.deepEqual(namesOn((await search(' x100 001 ')).body), ['Aled Finch'])
  assert.match((await search('X100011')).body, /Nobody is found among the people you may see/)
})

test('the best match comes first: the whole name, its beginning, a part of it, then what is like it', async () => {
  const { body } = await (await signIn('head')).get('/people?search=gar')
  assert.equal(namesOn(body)[0], 'Gareth Mace')
})

test('the highest risk comes first when the list is sorted by risk downward, and the unassessed last', async () => {
  const { body } = await (await signIn('ada')).get('/people?sort=risk&order=descending')
  assert.deepEqual(namesOn(body), ['Dina Holloway', 'Aled Finch', 'Bea Sorrel', 'Cal Draper', 'Ewan Ashdown'])
})

test('a head of unit who asks only for those who wait sees them across the teams', async () => {
  const { body } = await (await signIn('head')).get('/people?waiting=yes')
  assert.deepEqual(namesOn(body), ['Dina Holloway', 'Ewan Ashdown', 'Iris Vane'])
})

test('a regional director is told that single records are not theirs to open', async () => {
  const { status } = await (await signIn('region')).get('/people')
  assert.equal(status, 403)
})
