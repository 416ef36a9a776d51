import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { openBrowser } from '#platform/web/browser-testing.ts'
import { kindOf } from '../../server/caseload/kinds/registry.ts'
import { jsonBytes } from '../../verifier/bundle/write-bundle.ts'
import { readZip, verifyBundle } from '../../verifier/index.ts'
import { writeZip } from '../../verifier/zip/write-zip.ts'
import { windowOf } from '../browser-window.ts'
import { candour } from '../candour.ts'
import { writeEveryKind } from '../every-kind.ts'
import {
  announce,
  assessCase,
  drawSample,
  openInspection,
  proposeForPublication,
  publish,
  rateDomainOne,
} from '../inspection-desk.ts'
import { addContact, correctNote } from '../record-desk.ts'
import { startJourneyService } from '../service.ts'

const service = await startJourneyService({ after }, { figures: true })
const browser = await openBrowser({ after })
const lead = await windowOf(browser, service.address, 'lead')
const manager = await windowOf(browser, service.address, 'senior')

const population = service.struggling.people.filter(
  ({ started, sentence }) =>
    started.startsWith('2026-04') && sentence !== 'custody' && sentence !== 'post-sentence-supervision',
)

type Contact = { readonly person: string; readonly address: string }

const BEFORE = 'Spoke about work. Nothing was asked about the children.'

/** The manager's own people among those who can be drawn, each with a note that stood in the record before the announcement. */
const notesWithinReach = async (): Promise<Contact[]> => {
  const found: Contact[] = []
  for (const { id } of population.filter(({ team }) => team === 'E01AT1')) {
    await addContact(manager, id, 'yesterday', BEFORE)
    await manager.goto(`/people/${id}`)
    const note = manager.getByRole('article').filter({ hasText: BEFORE })
    const address = String(await note.getByRole('link').first().getAttribute('href'))
    found.push({ person: id, address })
  }
  return found
}

const notes = await notesWithinReach()
const inspection = await openInspection(lead, {
  unit: service.struggling.plan.name,
  cohort: ['1 4 2026', '30 4 2026'],
  size: population.length - 1,
})
await announce(lead, inspection)
const sample = await drawSample(lead, inspection)
const sampledNotes = notes.filter(({ person }) => sample.includes(person))

// All but one of those who can be drawn are: at most one of the manager's is outside the sample.
assert.ok(sampledNotes.length >= 2, 'the manager can reach records of the sample')

const EDITED = 'Asked about the children. Police enquiry made the same day, nothing known.'
const ADDED = 'Rang today to say that all is well.'
const BACKDATED = 'Safety plan agreed with the partner in May.'
for (const { person, address } of notes) {
  await correctNote(manager, address, EDITED, 'Left out at the time')
  await addContact(manager, person, 'today', ADDED)
  await addContact(manager, person, '11 5 2026', BACKDATED)
}
const inSample = population.find(({ id }) => id === sampledNotes[0]?.person) ?? assert.fail()
const [first, second] = service.struggling.members.filter(({ grade }) => grade === 'PSO')
/** Tiers that the service has calculated by itself: entries of their own, which follow the entry that caused them. */
const calculated = async (): Promise<number> => {
  const { rows } = await sql<{ tiers: number }>`
    select count(*)::int as tiers from caseload.entry where kind = 'tier-calculated' and author = 'Candour'`.execute(
    service.databases.system,
  )
  return rows[0]?.tiers ?? 0
}
const calculatedBefore = await calculated()
const everyKind = await writeEveryKind(service, inSample, [first?.code ?? '', second?.code ?? ''])
const tiers = (await calculated()) - calculatedBefore
const written = notes.length * 3 + everyKind.length * 2 + tiers
await service.signed()

type Section = { readonly title: string; readonly href: string; readonly text: string; readonly fields: string }

/** Every change of a sampled case that the report lists, on all its pages. */
const listed = async (): Promise<readonly Section[]> => {
  const found: Section[] = []
  for (let page = 1; ; page += 1) {
    await lead.goto(`/inspections/${inspection}/changes?cases=sampled&page=${page}`)
    for (const section of await lead.locator('main section').all()) {
      const link = section.getByRole('link').first()
      found.push({
        title: await link.innerText(),
        href: String(await link.getAttribute('href')),
        text: await section.innerText(),
        fields: (await section.locator('tbody').allInnerTexts()).join('\n'),
      })
    }
    if ((await lead.getByRole('link', { name: /Next/ }).count()) === 0) return found
  }
}
const report = await listed()

const changesOf = (person: string): readonly Section[] =>
  report.filter(({ href }) => href.includes(`/people/${person}`))

test('an edit of the announced record is listed as one, with what stood there before and what stands there now', async () => {
  for (const { person } of sampledNotes) {
    const edit = changesOf(person).find(({ fields }) => fields.includes(EDITED))
    assert.ok(edit, `the edit in the record of ${person} is listed`)
    assert.match(edit.text, /Record edited/)
    assert.match(edit.text, /Left out at the time/)
    assert.ok(edit.fields.includes(BEFORE), `"${BEFORE}" stands as before in: ${edit.fields}`)
  }
})

test('an entry added today is listed', async () => {
  for (const { person } of sampledNotes) {
    const listed = changesOf(person).map(({ fields }) => fields)
    assert.ok(
      listed.some(fields => fields.includes(ADDED)),
      `"${ADDED}" stands in: ${listed.join('\n')}`,
    )
  }
})

test('an entry about an earlier day is marked as one', async () => {
  for (const { person } of sampledNotes) {
    const backdated = changesOf(person).find(({ fields }) => fields.includes(BACKDATED))
    assert.match(backdated?.text ?? '', /Earlier day/)
    assert.match(backdated?.text ?? '', /11 May 2026/)
  }
})

test('an entry of every kind is listed, and so is the correction over each, with what stood before and after', () => {
  const changes = changesOf(inSample.id)
  for (const { kind } of everyKind) {
    const ofKind = changes.filter(({ title }) => title.startsWith(kindOf(kind).title))
    const corrected = ofKind.filter(({ text }) => text.includes('The work was done by somebody else'))
    assert.ok(ofKind.length > corrected.length, `the entry "${kindOf(kind).title}" is listed`)
    assert.match(corrected[0]?.text ?? '', /Correction/, `the correction of "${kindOf(kind).title}" is listed as one`)
    assert.match(corrected[0]?.fields ?? '', /Work done by/, `"${kind}" shows what stood before and after`)
  }
  assert.equal(changes.length, everyKind.length * 2 + 3 + tiers)
})

test('the totals count every entry, also those of cases outside the sample', async () => {
  await lead.goto(`/inspections/${inspection}/changes`)
  assert.match(await lead.locator('main').innerText(), new RegExp(`${written} entries since`))
})

let bundle = ''

test('the inspection is assessed and published as ever', async () => {
  for (const about of sample) await assessCase(lead, inspection, about)
  await rateDomainOne(lead, inspection)
  await proposeForPublication(lead, inspection)
  bundle = await publish(await windowOf(browser, service.address, 'quality'), inspection, service.folder)
  await service.stop()
})

type Listed = { readonly entry: string; readonly sampled: boolean }
type ChangeRange = { changes: Listed[]; leaves: { envelope: { entry: string } }[]; totals: object; published: number }

/** The bundle as somebody with every right on the server would publish it after changing one file. */
const forged = async (name: string, change: (range: ChangeRange) => ChangeRange): Promise<string> => {
  const files = new Map(readZip(await readFile(bundle)))
  const range: ChangeRange = JSON.parse(new TextDecoder().decode(files.get('change-range.json')))
  files.set('change-range.json', jsonBytes(change(range)))
  const file = path.join(service.folder, name)
  await writeFile(file, writeZip(files))
  return file
}

test('the published bundle proves itself with the server stopped', async () => {
  const { code, said } = await candour('verify', bundle)
  assert.equal(code, 0, said)
  assert.match(said, new RegExp(`ok +No change after the announcement is left out \\(${written} changes in`))
})

test('a bundle whose list leaves one change out fails, and the change is named', async () => {
  let omitted = ''
  const file = await forged('omitted.zip', range => {
    const [first, ...others] = range.changes
    omitted = first?.entry ?? ''
    return { ...range, changes: others }
  })
  const { code, said } = await candour('verify', file)
  assert.equal(code, 1, said)
  assert.match(said, new RegExp(`FAILED +No change after the announcement is left out .*entry ${omitted} `))
})

test('whichever kind of entry is left out, the bundle no longer proves itself, and the entry is named', async () => {
  const files = new Map(readZip(await readFile(bundle)))
  const range: ChangeRange = JSON.parse(new TextDecoder().decode(files.get('change-range.json')))
  for (const { kind, entry } of everyKind) {
    const changes = range.changes.filter(change => change.entry !== entry)
    assert.equal(changes.length, range.changes.length - 1, `the bundle lists the entry "${kind}"`)
    const claims = verifyBundle(files.set('change-range.json', jsonBytes({ ...range, changes })))
    const failed = claims.find(({ holds }) => !holds)
    assert.ok(failed?.compared.includes(entry), `the entry "${kind}" is named in: ${failed?.compared}`)
  }
})

test('leaving its leaf out too does not hide it: the log no longer adds up', async () => {
  const file = await forged('leafless.zip', range => {
    const [first, ...others] = range.changes
    const leaves = range.leaves.filter(({ envelope }) => envelope.entry !== first?.entry)
    return { ...range, changes: others, leaves }
  })
  const { code, said } = await candour('verify', file)
  assert.equal(code, 1, said)
  assert.match(said, /FAILED +Nothing was left out, added, moved or altered/)
})
