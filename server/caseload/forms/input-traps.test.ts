import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { startTestApp } from '#platform/web/testing.ts'
import { entriesOf } from '../record/stored.ts'
import { room } from '../room.ts'
import { as, seedCaseload } from '../testing.ts'

const { databases, signIn } = await startTestApp({ after }, [room])
const bea = (await seedCaseload(databases)).get('X100002') ?? assert.fail()
const form = `/people/${bea}/entries/new`
const contact = { kind: 'contact', happened: 'yesterday', type: 'phone', text: 'Spoke.' }

const post = async (typed: Readonly<Record<string, string | readonly string[]>>) => {
  const ada = await signIn('ada')
  const answer = await ada.post(form, { ...contact, ...typed }, `${form}?kind=contact`)
  return { answer, page: answer.location?.includes('refused=') ? (await ada.follow(answer)).body : '' }
}
const newest = async () => (await as(databases, 'ada', trx => entriesOf(trx, [bea]))).at(-1)?.body
/** What the error at a field says. */
const errorAt = (page: string, field: string): string =>
  page.match(new RegExp(`id="${field}-error"[^>]*>.*?</span>\\s*([^<]*)`, 's'))?.[1]?.trim() ?? ''

test('a note of 100,000 characters of the widest script is recorded whole', async () => {
  const text = '漢'.repeat(100_000)
  const { answer } = await post({ text })
  assert.equal(answer.location, `/people/${bea}`)
  assert.deepEqual(await newest(), { type: 'phone', text })
})

test('a longer note is refused at its field, and comes back to the last character', async () => {
  const text = `${'a'.repeat(100_000)} and the end`
  const { page } = await post({ text })
  assert.equal(errorAt(page, 'text'), 'Shorten the note to 100,000 characters or fewer')
  assert.ok(page.includes('a and the end</textarea>'))
})

test('text of every script, with emoji, joiners, accents and directions, comes back from the record as it was typed', async () => {
  const text = 'Zoe\u0308 👩🏽‍👧‍👦 نامه\u200cها שלום क्षि\u202eabc\u202c\tend\u00a0\ufeff.'
  await post({ text })
  assert.deepEqual(await newest(), { type: 'phone', text })
  const { body } = await (await signIn('ada')).get(`/people/${bea}`)
  assert.ok(body.includes('[U+202E]abc[U+202C]'))
  assert.ok(!body.includes('\u202e'))
})

test('every line end is one, whatever wrote it', async () => {
  await post({ text: 'a\r\nb\rc\u2028d\ve' })
  assert.deepEqual(await newest(), { type: 'phone', text: 'a\nb\nc\nd\ne' })
})

test('what cannot be stored is refused at its field with its place, and everything else that was typed comes back', async () => {
  const cases = [
    ['Spoke \u0007', 'Remove the hidden character U+0007 after “Spoke”: it cannot be shown or printed'],
    [`Z${'\u0301'.repeat(50)}`, 'Remove the pile of accents after “Z”: no letter has more than 10'],
    ['\u200b\u2060 \u3164', 'Enter what was said or done'],
  ] as const
  for (const [text, message] of cases) {
    const { page } = await post({ text, happenedTo: 'yesterday' })
    assert.equal(errorAt(page, 'text'), message)
    assert.match(page, /value="yesterday"/)
  }
})

test('a null character, which nobody types and no screen shows, is left out', async () => {
  await post({ text: 'Spoke\0 to Bea.' })
  assert.deepEqual(await newest(), { type: 'phone', text: 'Spoke to Bea.' })
})

test('half of a symbol never gets into the record', async () => {
  await post({ text: 'Half \ud83d.' })
  assert.deepEqual(await newest(), { type: 'phone', text: 'Half \ufffd.' })
})

test('a code that no list has is refused at its field', async () => {
  const { page } = await post({ type: 'carrier-pigeon' })
  assert.match(errorAt(page, 'type'), /^Select the type of contact/)
})

test('fields sent twice, fields that nobody asked for and names that objects have of themselves change nothing', async () => {
  const { answer } = await post({ text: ['First', 'Second'], __proto__x: 'x', constructor: 'y', 'a[b]': 'c' })
  assert.equal(answer.location, `/people/${bea}`)
  assert.deepEqual(await newest(), { type: 'phone', text: 'First' })
})

test('days that cannot be are refused at their field in words that say why', async () => {
  const asked = ['31/4/26', '1/13/26', 'soon', '1/2/1026', 'Monday 3 Feb 2026']
  const said = await Promise.all(asked.map(async happened => errorAt((await post({ happened })).page, 'happened')))
  assert.deepEqual(
    said.map(text => text.replace(/^“[^”]*”:? (is )?/, '').slice(0, 24)),
    [
      'not in the calendar: Apr',
      'there is no month 13. Wr',
      'not understood as a date',
      'check the year. Write it',
      '3 February 2026 is a Tue',
    ],
  )
})
