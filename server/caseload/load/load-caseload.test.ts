import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import test, { after, beforeEach } from 'node:test'
import type { Databases } from '#platform/database/databases.ts'
import { testDatabases } from '#platform/database/testing.ts'
import { entriesOf } from '../record/stored.ts'
import { caseload } from '../tables.ts'
import { seedOrganisation } from '../testing.ts'
import { loadableKinds } from './columns.ts'
import { loadDocument } from './document.ts'
import { loadCaseload } from './load-caseload.ts'

let databases: Databases
const ends: (() => Promise<void>)[] = []
after(async () => {
  for (const end of ends) await end()
})
beforeEach(async () => {
  databases = await testDatabases({ after: end => void ends.push(end) })
  await databases.system.transaction().execute(seedOrganisation)
})

const now = new Date('2026-11-20T10:00:00Z')
const load = (files: Readonly<Record<string, string | Uint8Array>>, checkOnly = false) =>
  loadCaseload(databases, {
    files: Object.entries(files).map(([name, content]) => ({ name, bytes: Buffer.from(content) })),
    by: 'test',
    now,
    checkOnly,
    onProgress: () => {},
  })

const people = `crn,happened,author,name,dateOfBirth,sex,ethnicity,language,team
X200001,4/5/2026,N01A005,"O'Dell, Ana",3 Feb 1990,female,White,English,HAR1
X200002,2026-05-04,N01A005,=SUM(A1),3/2/1991,Male,white,Welsh,HAR1
`
const contacts = `crn;happened;author;work_done_by;type;text
X200001;5/5/2026;N01A001;N01A002;phone;"Rang; said she
would come."
`

const entriesFor = (crn: string) =>
  databases.system.transaction().execute(async trx => {
    const person = await caseload(trx)
      .selectFrom('caseload.person')
      .selectAll()
      .where('crn', '=', crn)
      .executeTakeFirstOrThrow()
    return { person, entries: await entriesOf(trx, [person.person_id]) }
  })
const peopleIn = async () =>
  (
    await databases.system
      .transaction()
      .execute(trx => caseload(trx).selectFrom('caseload.person').select('crn').execute())
  ).length
const reasonsOf = async (files: Readonly<Record<string, string | Uint8Array>>) =>
  (await load(files)).findings.map(({ file, row, column, reason }) => [file, row, column, reason])

test('people and what happened to them are loaded from files as spreadsheets write them', async () => {
  const outcome = await load({ 'person-registered.csv': `\ufeff${people}`, 'contact.csv': contacts })
  assert.deepEqual([outcome.status, outcome.entries, outcome.newPeople], ['loaded', 3, 2])
  const { person, entries } = await entriesFor('X200001')
  const call = entries[1]
  assert.deepEqual([person.name, person.date_of_birth, person.team], ["O'Dell, Ana", '1990-02-03', 'HAR1'])
  assert.deepEqual(
    [call?.author, call?.workDoneBy, call?.happened, call?.recordedAt, call?.body],
    ['N01A001', 'N01A002', { from: '2026-05-05' }, now, { type: 'phone', text: 'Rang; said she\nwould come.' }],
  )
  assert.equal((await entriesFor('X200002')).person.name, '=SUM(A1)')
})

test('the same files loaded again write nothing twice and say so, and what is new beside them is written', async () => {
  await load({ 'person-registered.csv': people, 'contact.csv': contacts })
  const again = await load({ 'person-registered.csv': people, 'contact.csv': contacts })
  assert.deepEqual([again.status, again.entries, again.alreadyThere], ['loaded', 0, 3])
  const more = await load({ 'contact.csv': `${contacts}X200001;6/5/2026;N01A001;;phone;Rang again.\n` })
  assert.deepEqual([more.entries, more.alreadyThere, (await entriesFor('X200001')).entries.length], [1, 1, 3])
})

test('a check says what would happen and writes nothing', async () => {
  const outcome = await load({ 'person-registered.csv': people }, true)
  assert.deepEqual([outcome.status, outcome.entries, await peopleIn()], ['checked', 2, 0])
})

test('one row that cannot be taken, and nothing is written; every such row is named with its place', async () => {
  const wrong = `crn,happened,author,type,text
X200001,31/2/2026,N01A001,phone,Rang.
X200001,5/5/2026,N99Z999,phone,Rang.
X200001,5/5/2026,N01A001,pigeon,Rang.
X200001,yesterday,N01A001,phone,Rang.
X999999,5/5/2026,N01A001,phone,Rang.
X200001,5/5/2199,N01A001,phone,Rang.
`
  const found = await reasonsOf({ 'person-registered.csv': people, 'contact.csv': wrong })
  const short = found.map(([file, row, column, reason]) => [file, row, column, String(reason).slice(0, 40)])
  assert.deepEqual(short, [
    ['contact.csv', 2, 'happened', '“31/2/2026” is not in the calendar: Febr'],
    ['contact.csv', 5, 'happened', '“yesterday” is no whole date. Write it l'],
    ['contact.csv', 3, 'author', 'There is no member of staff or account "'],
    ['contact.csv', 4, 'type', 'Select the type of contact: there is no '],
    ['contact.csv', 7, 'happened', 'Enter a day that is not in the future: a'],
    ['contact.csv', 6, 'crn', 'Nobody with this CRN is in the record or'],
  ])
  assert.equal(await peopleIn(), 0)
})

test('a person who stands in the files twice, or is registered already under other facts, is refused', async () => {
  const twice = `${people}X200001,4/5/2026,N01A005,Another Name,3/2/1990,female,white,English,HAR1\n`
  assert.match(String(await reasonsOf({ 'person-registered.csv': twice })), /X200001 is registered already/)
  await load({ 'person-registered.csv': people })
  const other = people.replace("O'Dell, Ana", 'Ana Dell')
  assert.match(String(await reasonsOf({ 'person-registered.csv': other })), /A change of name is a row of name-changed/)
})

test('a row that says the same as another is refused with the place of both', async () => {
  const twin = `crn,happened,author,type,text\nX200001,5/5/2026,N01A001,phone,Rang.\nX200001,5/5/26,N01A001,phone,Rang.\n`
  assert.deepEqual(await reasonsOf({ 'person-registered.csv': people, 'contact.csv': twin }), [
    [
      'contact.csv',
      3,
      'happened',
      'The row says the same as row 2 of contact.csv. If both happened, say in the text what tells them apart',
    ],
  ])
})

test('a file that Windows wrote in its own letters is refused with the letter and the line, and how to save it', async () => {
  const bytes = Buffer.concat([
    Buffer.from(people),
    Buffer.from('X200003,4/5/2026,N01A005,Zo', 'latin1'),
    Buffer.from([0xeb]),
    Buffer.from(' Dell\n'),
  ])
  const [found] = await reasonsOf({ 'person-registered.csv': bytes })
  assert.equal(
    found?.[3],
    'The file is not UTF-8: line 4 holds “ë” as Windows-1252 writes it. Save it as “CSV UTF-8” and load it again',
  )
  assert.match(String(await reasonsOf({ 'contact.csv': Buffer.from('\ufeffcrn', 'utf16le') })), /UTF-16/)
})

test('headings that are unknown, doubled or missing, cells too many, open quotation marks and unknown files are named', async () => {
  const found = await Promise.all([
    reasonsOf({ 'contact.csv': 'crn,happened,author,type,text,mood,CRN\n' }),
    reasonsOf({ 'contact.csv': 'crn,happened,author,text\n' }),
    reasonsOf({ 'contact.csv': 'crn,happened,author,type,text\nX200001,5/5/2026,N01A001,phone,Rang, twice\n' }),
    reasonsOf({ 'contact.csv': 'crn,happened,author,type,text\nX200001,5/5/2026,N01A001,phone,"Rang\n' }),
    reasonsOf({ 'contacts.csv': 'crn\n' }),
    reasonsOf({ 'contact.csv': '' }),
  ])
  assert.deepEqual(
    found.map(([first]) => String(first?.[3]).slice(0, 45)),
    [
      'There is no such column for this kind. See do',
      'The column is missing',
      'The row has 6 cells for 5 headings: put text ',
      'The quotation marks do not pair from here on:',
      'The name of a file is a kind of entry, with .',
      'The file has no headings',
    ],
  )
})

test('JSON says the same as CSV, as an array or a line each', async () => {
  const registration = {
    crn: 'X200001',
    happened: '2026-05-04',
    author: 'N01A005',
    name: 'Ana Dell',
    dateOfBirth: '1990-02-03',
    sex: 'female',
    ethnicity: 'white',
    language: 'English',
    team: 'HAR1',
  }
  const sentence = {
    crn: 'X200001',
    happened: '2026-05-04',
    author: 'N01A005',
    type: 'community-order',
    starts: '2026-05-04',
    requirements: ['unpaid-work', 'curfew'],
  }
  const outcome = await load({
    'person-registered.json': JSON.stringify([registration]),
    'sentence-started.jsonl': `${JSON.stringify(sentence)}\n`,
  })
  assert.deepEqual([outcome.findings, outcome.entries], [[], 2])
  const broken = await reasonsOf({ 'contact.json': '{"crn":', 'contact.jsonl': '{"crn": {"a": 1}}\n[]\n' })
  assert.deepEqual(
    broken.map(([, row, , reason]) => [row, String(reason).slice(0, 22)]),
    [
      [undefined, 'This is not JSON: Unex'],
      [1, 'Give text, a number, o'],
      [2, 'This is no object with'],
    ],
  )
})

test('an outcome finds its booking by the key of the row, also when both are loaded again', async () => {
  const files = {
    'person-registered.csv': people,
    'appointment-booked.csv':
      'crn,happened,author,key,type,on,practitioner\nX200001,5/5/2026,N01A001,first,COAP,12/5/2026,N01A001\n',
    'appointment-outcome.csv':
      'crn,happened,author,booking,outcome,withWhom\nX200001,12/5/2026,N01A001,first,ATTC,Ada Whitlock\n',
  }
  const outcome = await load(files)
  assert.deepEqual([outcome.findings, outcome.entries], [[], 4])
  const { entries } = await entriesFor('X200001')
  assert.equal((entries[2]?.body as { booking?: string } | undefined)?.booking, entries[1]?.entryId)
  assert.equal((await load(files)).alreadyThere, 4)
  const lost = { ...files, 'appointment-outcome.csv': files['appointment-outcome.csv'].replace('first', 'second') }
  assert.match(String(await reasonsOf(lost)), /No earlier row about this person has the key "second"/)
})

test('text that cannot be stored is refused at its row and column', async () => {
  const found = await reasonsOf({
    'person-registered.csv': people,
    'contact.jsonl':
      '{"crn":"X200001","happened":"2026-05-05","author":"N01A001","type":"phone","text":"Half \\ud83d."}\n',
  })
  assert.deepEqual(found, [
    ['contact.jsonl', 1, 'text', 'Remove the half of a symbol after “Half”: it was cut in two and cannot be stored'],
  ])
})

test('the page about loading says what each kind of entry may hold', async () => {
  const page = await readFile(path.join(import.meta.dirname, '../../../docs/import-caseload.md'), 'utf8')
  assert.equal(page, loadDocument(), 'run: npm run -s candour -- import caseload --document > docs/import-caseload.md')
  assert.ok(loadableKinds.every(({ kind }) => page.includes(`### \`${kind}\``)))
})
