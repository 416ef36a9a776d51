import type { Trx } from '#platform/database/tables.ts'
import { readDrawing, readFreezing, readOpening } from '../../../verifier/bundle/disclosed.ts'
import type { InspectionDocument } from '../../../verifier/bundle/document.ts'
import { readWholeEnvelope } from '../../../verifier/bundle/envelope.ts'
import { inspections } from '../tables.ts'

const json = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes))

/** An entry with what opens its commitment. */
const disclosed = async <P>(trx: Trx, entry: string, read: (value: unknown, place: string) => P) => {
  const row = await inspections(trx)
    .selectFrom('inspection.entry as entry')
    .innerJoin('ledger.leaf_in as leaf', 'leaf.entry_id', 'entry.id')
    .select(['entry.payload', 'entry.salt', 'leaf.envelope'])
    .where('entry.id', '=', entry)
    .executeTakeFirstOrThrow()
  return {
    envelope: readWholeEnvelope(json(row.envelope), `envelope of ${entry}`),
    payload: read(json(row.payload), `payload of ${entry}`),
    salt: Buffer.from(row.salt).toString('hex'),
  }
}

type ActEntries = { readonly open: string; readonly freeze: string; readonly draw: string }

/** The opening, freezing and drawing entries of an inspection, each with its envelope, payload and salt. */
export const disclosedActs = async (trx: Trx, entries: ActEntries): Promise<InspectionDocument['entries']> => ({
  open: await disclosed(trx, entries.open, readOpening),
  freeze: await disclosed(trx, entries.freeze, readFreezing),
  draw: await disclosed(trx, entries.draw, readDrawing),
})
