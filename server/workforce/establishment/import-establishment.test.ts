import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type TestContext, test } from 'node:test'
import { sql } from 'kysely'
import writeExcel from 'write-excel-file/node'
import { testDatabases } from '#platform/database/testing.ts'
import { peopleOfUnit } from '../people/people-of-unit.ts'
import { as, writeSmallUnit } from '../staff/testing.ts'
import { columns, sheetNames } from './columns.ts'
import { importEstablishment } from './import-establishment.ts'

const now = new Date('2026-11-30T10:00:00Z')
const staff = [
  'staff_code,name,grade,team_code,joined,hours,hours_from,basis,last_day',
  'X01A,Ada Whitlock,PO,X01T1,6/1/2020,37,1/1/2026,,',
  'X01N,Nia Fell,PSO,X01T1,2026-10-01,18.5,,agency,',
  'X01N,Nia Fell,PSO,X02T1,2026-10-01,0,,agency,',
  'X01C,Cleo Marsh,PSO,X01T2,6/1/2020,30,,,31/12/2026',
].join('\n')
const posts = [
  'Post,Team code,Grade,Staff code,Since,Funded',
  'P-1,X01T1,PO,X01A,2020-01-06,yes',
  'P-2,X01T1,PSO,,2026-05-01,',
  'P-3,X01T1,PO,,2026-11-01,no',
].join('\n')

const desk = async (t: TestContext) => {
  const databases = await testDatabases(t)
  await writeSmallUnit(databases)
  await databases.system
    .insertInto('platform.post')
    .values({ team: 'X01T1', grade: 'PO', practitioner: 'X01A', since: '2020-01-06' })
    .execute()
  const folder = await mkdtemp(path.join(tmpdir(), 'candour-establishment-'))
  t.after(() => rm(folder, { recursive: true }))
  const send = async (name: string, content: string | Buffer) => {
    const file = path.join(folder, name)
    await writeFile(file, content)
    return importEstablishment(databases, { path: file, name, by: 'administrator', now })
  }
  const counts = async () =>
    (
      await sql`select (select count(*)::int from platform.practitioner) as people, (select count(*)::int from platform.post) as posts,
        (select count(*)::int from workforce.post_hours) as hours, (select count(*)::int from workforce.staff_fact) as facts,
        (select count(*)::int from ledger.leaf_in) as leaves`.execute(databases.system)
    ).rows[0]
  return { databases, send, counts }
}

const workbook = async (): Promise<Buffer> => {
  const cells = (text: string) => text.split('\n').map(line => line.split(',').map(value => ({ value, type: String })))
  const sheets = [cells(staff), cells(posts)]
  return writeExcel(sheets.map((data, at) => ({ data, sheet: ['Staff', 'Posts'][at] ?? '' }))).toBuffer()
}

test('a workbook brings staff, hours, agency work, leaving and posts, and the same again changes nothing', async t => {
  const { databases, send, counts } = await desk(t)
  const first = await send('establishment.xlsx', await workbook())
  assert.deepEqual([first.status, first.report.rows], ['published', { staff: 4, posts: 3 }])
  assert.match(first.report.notices.join(' '), /1 person new.*2 posts new, 1 post changed/)
  const before = await counts()
  assert.deepEqual(before, { people: 7, posts: 3, hours: 4, facts: 2, leaves: 7 })
  const again = await send('establishment.xlsx', await workbook())
  assert.match(again.report.notices.join(' '), /0 people new; hours of 0 posts.*0 posts new, 0 posts changed/)
  assert.deepEqual(await counts(), { ...before, leaves: 8 })

  const { whole } = (await as(databases, 'head', trx => peopleOfUnit(trx, 'X01P1', '2026-11-30'))) ?? assert.fail()
  assert.deepEqual([whole.funded, whole.filled, whole.vacant, whole.longVacant], [2, 1, 1, 1])
  assert.deepEqual([whole.staff.length, whole.counts?.agency, whole.counts?.leaving], [6, 1, 1])
  const warned = await sql<{ reason: string }>`select reason from workforce.finding where import = 1`.execute(
    databases.system,
  )
  assert.match(
    warned.rows.map(({ reason }) => reason).join(),
    /contract without hours.*second post.*in another region/s,
  )
})

test('a changed holder is a new state from its day, and the one before stays', async t => {
  const { databases, send } = await desk(t)
  await send('posts.csv', posts)
  const next = posts.replace('P-2,X01T1,PSO,,2026-05-01', 'P-2,X01T1,PSO,X01C,2026-11-16')
  assert.equal((await send('posts.csv', next)).status, 'published')
  const vacantOn = async (day: string) =>
    (await as(databases, 'head', trx => peopleOfUnit(trx, 'X01T1', day)))?.whole.vacant
  assert.deepEqual([await vacantOn('2026-11-15'), await vacantOn('2026-11-16')], [1, 0])
})

test('every cell that is wrong is named, and nothing at all is written', async t => {
  const { databases, send, counts } = await desk(t)
  const before = await counts()
  const cases = [
    [staff.replace('37,1/1/2026', '-7,1/1/2026'), 'row 2, hours: is not a number of hours'],
    [staff.replace('6/1/2020,37', '31/2/2020,37'), 'row 2, joined: is not a date'],
    [staff.replace('X01T1,2026-10-01', 'X09T9,2026-10-01'), 'row 3, team_code: is no team'],
    [staff.replace('X02T1,2026-10-01,0', 'X02T1,2026-10-01,30'), 'row 4, hours: With 18.5 in Tamble one'],
    [staff.replace('31/12/2026', '31/12/2019'), 'row 5, last_day: is before the first day'],
    [staff.replace('Fell,PSO,X02T1', 'Fell,PO,X02T1'), 'row 4, grade: is not what row 3 says'],
    [staff.replace('X01C,', 'X01CU,'), 'row 5, staff_code: ends in U'],
    [posts.replace('P-2', 'P-1'), 'row 3, post: stands in row 2 too'],
    [posts.replace('PSO,,2026', 'PSO,NOBODY,2026'), 'row 3, staff_code: is nobody'],
    [posts.replace('PO,X01A,2020-01-06', 'PO,X01A,2019-01-06'), 'row 2, staff_code: joined on 6 January 2020'],
  ] as const
  for (const [content, expected] of cases) {
    const { status, importId } = await send('wrong.csv', content)
    const { rows } = await sql<{ line: string }>`select 'row ' || "row" || ', ' || "column" || ': ' || reason as line
      from workforce.finding where import = ${importId}`.execute(databases.system)
    assert.equal(status, 'refused')
    assert.ok(
      rows.some(({ line }) => line.startsWith(expected)),
      `${expected} in ${rows.map(({ line }) => line).join(' | ')}`,
    )
  }
  for (const [content, expected] of [
    ['name,grade\nA,PO', /neither post nor staff_code/],
    ['staff_code,name\nA,B', /staff has no column grade, team_code, joined/],
    [staff.split('\n')[0] ?? '', /headings and no row/],
    ['', /neither post nor staff_code/],
    [Buffer.from([0x73, 0xff, 0xfe]), /not UTF-8/],
    [Buffer.from('PK\u0003\u0004 cut off'), /damaged or cut off/],
  ] as const) {
    const { status, report } = await send('wrong.csv', content)
    assert.equal(status, 'refused')
    assert.match(report.refusal ?? '', expected)
  }
  assert.deepEqual(await counts(), before)
})

test('the example that the page links to can be imported', async t => {
  const { send } = await desk(t)
  const example = await readFile(path.join(import.meta.dirname, '../../../docs/examples/establishment.xlsx'))
  const { status, report } = await send('establishment.xlsx', example)
  assert.deepEqual([status, report.rows], ['published', { staff: 4, posts: 4 }])
})

test('the page about the spreadsheet names every column', async () => {
  const page = await readFile(path.join(import.meta.dirname, '../../../docs/import-establishment.md'), 'utf8')
  for (const { name, about, needed } of sheetNames.flatMap(sheet => columns[sheet])) {
    assert.ok(page.includes(`| \`${name}\` | ${about} | ${needed ? 'yes' : ''} |`), name)
  }
})
