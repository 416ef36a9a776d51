import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { startTestApp } from '#platform/web/testing.ts'
import { room } from '../../room.ts'
import { seedCaseload } from '../../testing.ts'

const { databases, signIn } = await startTestApp({ after }, [room])
await seedCaseload(databases)
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

test('the highest risk comes first when the list is sorted by risk downward, and the unassessed last', async () => {
  const { body } = await (await signIn('ada')).get('/people?sort=risk&order=descending')
  assert.deepEqual(namesOn(body), ['Dina Holloway', 'Aled Finch', 'Bea Sorrel', 'Cal Draper', 'Ewan Pike'])
})

test('a head of unit who asks only for those who wait sees them across the teams', async () => {
  const { body } = await (await signIn('head')).get('/people?waiting=yes')
  assert.deepEqual(namesOn(body), ['Dina Holloway', 'Ewan Pike', 'Iris Vane'])
})

test('a regional director is told that single records are not theirs to open', async () => {
  const { status } = await (await signIn('region')).get('/people')
  assert.equal(status, 403)
})
