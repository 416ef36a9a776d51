import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { strToU8, zipSync } from 'fflate'
import { fileOf, goodSheets, partsOf, readAll, sheetOf, zipOf } from './crafted.ts'

const sample = fileURLToPath(new URL('samples/WMT_PS.xlsx', import.meta.url))
const firstSheet = 'xl/worksheets/s0.xml'
const directoryEntry = Buffer.from('PK\x01\x02', 'latin1')

/** A good workbook with its first worksheet replaced. */
const withFirstSheet = (xml: string): Uint8Array => zipSync({ ...partsOf(goodSheets()), [firstSheet]: strToU8(xml) })

/** Changes the zip directory's entry of the first worksheet; fields stand at fixed places in it. */
const withEntry = (zip: Uint8Array, change: (entry: Buffer) => void): Buffer => {
  const bytes = Buffer.from(zip)
  const name = bytes.lastIndexOf(firstSheet)
  change(bytes.subarray(bytes.lastIndexOf(directoryEntry, name)))
  return bytes
}

const refuses = async (t: test.TestContext, bytes: Uint8Array, message: RegExp) =>
  assert.rejects(readAll(await fileOf(t, bytes)), { name: 'WorkbookError', message })

test('the workbook that the other tests break is whole', async t => {
  const { summary } = await readAll(await fileOf(t, zipOf(goodSheets())))
  assert.deepEqual([summary.refused.count, summary.warnings.count], [0, 0])
})

test('a text file is no workbook', async t => {
  await refuses(t, strToU8('om_key,team_code\nK1,T1\n'), /not an Excel workbook/)
})

test('a file that is not there cannot be read', async () => {
  await assert.rejects(readAll('nowhere.xlsx'), { name: 'WorkbookError', message: /cannot be read: ENOENT/ })
})

test('an empty file is no workbook', async t => {
  await refuses(t, new Uint8Array(), /not an Excel workbook/)
})

test('a workbook under a password says that it has one', async t => {
  await refuses(t, Buffer.from('d0cf11e0a1b11ae100000000', 'hex'), /has a password or is in the old \.xls format/)
})

test('an encrypted part says that the file has a password', async t => {
  const encrypted = withEntry(zipOf(goodSheets()), entry => entry.writeUInt16LE(entry.readUInt16LE(8) | 1, 8))
  await refuses(t, encrypted, /has a password/)
})

test('a zip of something else is no workbook', async t => {
  await refuses(t, zipSync({ 'photo.jpg': strToU8('a cat') }), /not an Excel workbook/)
})

test('an upload that was cut off says so', async t => {
  const whole = await readFile(sample)
  await refuses(t, whole.subarray(0, whole.length / 2), /damaged or cut off/)
})

test('a part that was altered on the way does not pass its checksum', async t => {
  const altered = withEntry(zipOf(goodSheets()), entry => entry.writeUInt8(entry.readUInt8(16) ^ 1, 16))
  await refuses(t, altered, /does not match its checksum/)
})

test('a part that would unpack to a thousand times its size is never unpacked', async t => {
  await refuses(t, withFirstSheet(' '.repeat(8 * 1024 * 1024)), /more than 200 times its size/)
})

test('a part that declares 2 GB is refused before a byte of it is read', async t => {
  const huge = withEntry(zipOf(goodSheets()), entry => entry.writeUInt32LE(2 ** 31, 24))
  await refuses(t, huge, /s0\.xml would unpack to 2,048 MB/)
})

test('a part that unpacks to more than it declares is stopped there', async t => {
  const liar = withEntry(zipOf(goodSheets()), entry => entry.writeUInt32LE(100, 24))
  await refuses(t, liar, /s0\.xml unpacks to more than it declares/)
})

test('a part that is packed in an unknown way is refused', async t => {
  const strange = withEntry(zipOf(goodSheets()), entry => entry.writeUInt16LE(99, 10))
  await refuses(t, strange, /packed in a way that Excel does not use/)
})

test('a part whose packed bytes are nonsense is damaged', async t => {
  const bytes = Buffer.from(zipOf(goodSheets()))
  const start = bytes.indexOf(firstSheet) + firstSheet.length
  await refuses(t, bytes.fill(0xff, start, start + 40), /damaged or cut off/)
})

test('parts that are each allowed but together too much are refused', async t => {
  const parts = partsOf(goodSheets())
  const bytes = Buffer.from(zipSync(parts, { level: 0 }))
  for (let at = bytes.indexOf(directoryEntry); at >= 0; at = bytes.indexOf(directoryEntry, at + 4)) {
    // A compressed size to match keeps each part's own ratio honest.
    bytes.writeUInt32LE(100_000_000, at + 20)
    bytes.writeUInt32LE(100_000_000, at + 24)
  }
  await refuses(t, bytes, /would unpack to 1,431 MB; the limit is 1,024 MB/)
})

test('a name that points outside the archive is refused', async t => {
  await refuses(t, zipSync({ ...partsOf(goodSheets()), '../../etc/passwd': strToU8('x') }), /invalid relative path/)
})

test('a thousand and one parts are no workbook', async t => {
  const parts = Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`part${i}`, new Uint8Array()]))
  await refuses(t, zipSync(parts), /holds 1001 parts/)
})

test('a list of sheets without end is not read', async t => {
  const list = strToU8(`<workbook><sheets>${'<sheet name="x" r:id="r1"/>'.repeat(200_000)}</sheets></workbook>`)
  await refuses(
    t,
    zipSync({ ...partsOf(goodSheets()), 'xl/workbook.xml': list }, { level: 0 }),
    /no workbook has so many/,
  )
})

test('a document type, the way to an entity bomb, is refused', async t => {
  await refuses(
    t,
    withFirstSheet('<!DOCTYPE x [<!ENTITY a "ha">]><worksheet>&a;</worksheet>'),
    /declares a document type/,
  )
})

test('elements that never close are stopped before they fill the memory', async t => {
  await refuses(t, withFirstSheet('<a>'.repeat(100)), /nests more than 64/)
})

test('a value that never ends is stopped before it fills the memory', async t => {
  const noise = Array.from({ length: 300_000 }, (_, i) => (i * 7919).toString(36)).join('')
  await refuses(t, withFirstSheet(`<worksheet><sheetData><row><c><v>${noise}`), /more than a megabyte/)
})

test('broken XML is named by its sheet', async t => {
  await refuses(
    t,
    withFirstSheet('<worksheet><sheetData></worksheet>'),
    /wmt_extract \(xl\/worksheets\/s0\.xml\) is not well-formed/,
  )
})

test('bytes that are not UTF-8 are named by their sheet', async t => {
  const parts = { ...partsOf(goodSheets()), [firstSheet]: Buffer.from('<worksheet>\xff</worksheet>', 'latin1') }
  await refuses(t, zipSync(parts), /s0\.xml\) is not UTF-8/)
})

test('a formula is refused by sheet, row and column, whatever value it shows', async t => {
  const sheets = goodSheets()
  sheetOf(sheets, 'cms').rows.push({ crn: '<f>WEBSERVICE("http://example.org")</f><v>5</v>' })
  await assert.rejects(readAll(await fileOf(t, zipOf(sheets))), {
    name: 'WorkbookError',
    message: 'cms, cell B2 holds a formula. Save the sheet with values only.',
    sheet: 'cms',
    row: 2,
    column: 'B',
  })
})

test('a cell that refers to a text that is not there stops the file', async t => {
  const xml = '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>9</v></c></row></sheetData></worksheet>'
  await refuses(t, withFirstSheet(xml), /cell A1 refers to a text/)
})

test('a row that stands before the one it follows stops the file', async t => {
  await refuses(
    t,
    withFirstSheet('<worksheet><sheetData><row r="5"/><row r="5"/></sheetData></worksheet>'),
    /follows row 5/,
  )
})
