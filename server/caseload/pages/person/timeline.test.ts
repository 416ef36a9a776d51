import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { startTestApp } from '#platform/web/testing.ts'
import { appendEntry } from '../../commands/append-entry.ts'
import { room } from '../../room.ts'
import { as, seedCaseload } from '../../testing.ts'

const { databases, signIn } = await startTestApp({ after }, [room], () => new Date('2026-11-23T09:00:00Z'))
const ids = await seedCaseload(databases)
const aled = ids.get('X100001') ?? assert.fail()
const bea = ids.get('X100002') ?? assert.fail()

type Written = {
  readonly on: string
  readonly at: string
  readonly text: string
  readonly by?: string
  readonly about?: string
}
const writeAll = (all: readonly Written[]) =>
  as(databases, 'ada', async trx => {
    for (const { on, at, text, by = 'N01A001', about = aled } of all) {
      await appendEntry(trx, {
        ...{ personId: about, kind: 'contact', happened: { from: on }, author: 'N01A001', workDoneBy: by },
        ...{ body: { type: 'phone', text }, now: new Date(at) },
      })
    }
  })

await writeAll([
  { on: '2026-09-01', at: '2026-09-01T10:00:00Z', text: 'About the bus fare.' },
  { on: '2026-09-10', at: '2026-09-28T10:00:00Z', text: 'About the rent.' },
  { on: '2026-10-05', at: '2026-10-05T10:00:00Z', text: 'Met his sister.', by: 'N01A002' },
])
await writeAll(
  Array.from({ length: 11 }, (_, index) => ({
    on: '2026-08-03',
    at: `2026-11-02T09:${String(10 + Math.floor(index / 2))}:00Z`,
    text: `Saw him, number ${index}.`,
    about: index < 2 ? aled : bea,
  })),
)

const shown = async (query: string): Promise<string> =>
  (await (await signIn('ada')).get(`/people/${aled}?${query}`)).body
const found = (body: string): string[] => ['bus fare', 'the rent', 'his sister'].filter(text => body.includes(text))

test('days narrow the record, typed as people type them', async () => {
  assert.deepEqual(found(await shown('from=5+Sept+2026&to=1/10/26')), ['the rent'])
})

test('a day that is none is shown again with what is wrong, and hides nothing', async () => {
  const body = await shown('from=31+Feb+2026')
  assert.match(body, /not in the calendar/)
  assert.deepEqual(found(body), ['bus fare', 'the rent', 'his sister'])
})

test('who did the work narrows the record to theirs, whoever wrote it down', async () => {
  assert.deepEqual(found(await shown('who=N01A002')), ['his sister'])
})

test('only what was written late is left when that is asked', async () => {
  assert.deepEqual(found(await shown('only=late&kind=contact&from=1+Sep+2026')), ['the rent'])
})

test('words are found in sealed entries, whatever their capitals', async () => {
  assert.deepEqual(found(await shown('text=HIS+SISTER')), ['his sister'])
})

test('two of eleven entries written in five minutes across two records say that they are among many', async () => {
  const body = await shown('to=3+Aug+2026&kind=contact')
  assert.equal([...body.matchAll(/One of 11 or more entries that Ada Whitlock wrote within 10 minutes/g)].length, 2)
})

test('an entry written on its own says nothing of the kind', async () => {
  assert.doesNotMatch(await shown('text=bus+fare'), /Written together/)
})
