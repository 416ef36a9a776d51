import assert from 'node:assert/strict'
import test from 'node:test'
import { sql } from 'kysely'
import { testDatabases } from '#platform/database/testing.ts'
import { openStream } from '#platform/ledger/append.ts'
import { appendEntry } from '../commands/append-entry.ts'
import type { Entry } from '../record/entry.ts'
import { fieldsOf } from '../record/fields.ts'
import { fold } from '../record/fold.ts'
import { entriesOf } from '../record/stored.ts'
import { caseload } from '../tables.ts'
import { as, seedCaseload } from '../testing.ts'
import { titleOf } from '../words/entry-words.ts'
import type { Question } from './kind.ts'
import { kindOf, kinds } from './registry.ts'
import { exampleBodies } from './testing.ts'
import { CALCULATOR } from './tier-calculated.ts'

const DAY = '2026-11-19'
const anyId = '0b8f6c1e-58a4-4f1e-9a55-3f1f7a0c8a11'
const bodies = Object.entries(exampleBodies(() => anyId, DAY)) as [string, Record<string, unknown>][]

const fieldsRefused = (kind: string, body: unknown): readonly string[] =>
  (kindOf(kind).schema.safeParse(body).error?.issues ?? []).map(issue => issue.path.join('.'))

test('every kind has an example, and every example is of a kind', () => {
  assert.deepEqual(bodies.map(([kind]) => kind).sort(), kinds.map(({ kind }) => kind).sort())
})

test('every example passes the schema of its kind', () => {
  const refused = bodies.filter(([kind, body]) => fieldsRefused(kind, body).length > 0)
  assert.deepEqual(refused, [])
})

test('no kind takes a field that it does not know', () => {
  const taken = bodies.filter(([kind, body]) => kindOf(kind).schema.safeParse({ ...body, horoscope: 'x' }).success)
  assert.deepEqual(taken, [])
})

/** A value that stands for no answer to the question, whatever its kind. */
const nonsense: Partial<Record<Question['as'], unknown>> = {
  one: 'ZZZZ',
  code: 'ZZZZ',
  day: '2026-02-30',
  time: '25:61',
  number: -1,
  entry: 'the one before',
  many: ['ZZZZ'],
  rows: [{ horoscope: 'Leo' }],
}

test('no kind takes an unknown code, a day that the calendar does not have, or an impossible number or time', () => {
  const taken = bodies.flatMap(([kind, body]) =>
    kindOf(kind).questions.flatMap(({ name, as }) => {
      if (!(as in nonsense)) return []
      const refused = fieldsRefused(kind, { ...body, [name]: nonsense[as] })
      return refused.some(field => field === name || field.startsWith(`${name}.`)) ? [] : [`${kind}.${name}`]
    }),
  )
  assert.deepEqual(taken, [])
})

test('no question has the name of something that every form carries: one would overwrite the other', () => {
  const carried = [
    'person',
    'entry',
    'kind',
    'happened',
    'happenedTo',
    'workDoneBy',
    'correctionReason',
    'draftId',
    'openedAt',
  ]
  const clashes = kinds.flatMap(({ kind, questions }) =>
    questions.filter(({ name }) => carried.includes(name)).map(({ name }) => `${kind}.${name}`),
  )
  assert.deepEqual(clashes, [])
})

test('the database lets those roles write a kind that its file names, and knows no other kinds', async t => {
  const databases = await testDatabases(t)
  const { rows } = await sql<{ kind: string; writers: string[] }>`select kind, writers from caseload.kind`.execute(
    databases.system,
  )
  const inDatabase = new Map(rows.map(({ kind, writers }) => [kind, writers.toSorted()]))
  // A kind without writers has no form: two managers decide it, and the decision writes it.
  const formed = kinds.filter(kind => kind.writers.length > 0)
  for (const { kind, writers } of formed) assert.deepEqual(inDatabase.get(kind), writers.toSorted(), kind)
  assert.deepEqual([...inDatabase.keys()].sort(), kinds.map(({ kind }) => kind).sort())
})

/** What a reader of the timeline sees of an entry, and whether any of it is missing or unreadable. */
const problemsIn = (entry: Entry): readonly string[] => {
  const title = titleOf(entry)
  const values = fieldsOf(entry.kind, entry.body).map(field => field.value)
  return [title, ...values].some(text => text.trim() === '' || /undefined|\[object|null/.test(text)) ? [title] : []
}

test('an entry of every kind is written by those who may, comes back as it was written, and reads in the timeline', async t => {
  const databases = await testDatabases(t)
  await seedCaseload(databases)
  const person = await as(databases, 'ada', async trx => (await openStream(trx, 'caseload')).id)
  const ids = new Map<string, string>()
  const idOf = (kind: string) => ids.get(kind) ?? kind
  for (const [kind] of bodies) {
    const [username, author] = kindOf(kind).writers.includes('practitioner') ? ['ada', 'N01A001'] : ['esme', 'N01A005']
    const entry = {
      personId: person,
      kind,
      happened: { from: DAY },
      author,
      workDoneBy: author,
      body: exampleBodies(idOf, DAY)[kind],
      now: new Date(`${DAY}T16:00:00Z`),
    }
    const { entryId } = await as(databases, username, trx => appendEntry(trx, entry)).catch(error =>
      assert.fail(`${kind}: ${error.message}`),
    )
    ids.set(kind, entryId)
  }
  await as(databases, 'ada', async trx => {
    const record = await entriesOf(trx, [person])
    // What the service calculates follows the entries that people write.
    const byPeople = record.filter(({ author }) => author !== CALCULATOR)
    assert.deepEqual(
      byPeople.map(({ kind }) => kind),
      bodies.map(([kind]) => kind),
    )
    const sealed = exampleBodies(idOf, DAY)
    for (const { kind, body } of byPeople) assert.deepEqual(body, sealed[kind], kind)
    assert.deepEqual(record.flatMap(problemsIn), [])
    const { state } = await caseload(trx)
      .selectFrom('caseload.person')
      .select('state')
      .where('person_id', '=', person)
      .executeTakeFirstOrThrow()
    assert.deepEqual(state, fold(record))
  })
})
