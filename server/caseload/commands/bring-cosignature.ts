import { readFile } from 'node:fs/promises'
import {
  type Checkpoint,
  formatSignatureLine,
  formatVerifierKey,
  fromUtf8,
  LedgerError,
  openTrusted,
  type Policy,
  parseNote,
  sameBytes,
} from '@candour/ledger'
import type { Trx } from '#platform/database/tables.ts'
import { storedTree } from '#platform/ledger/tiles.ts'
import { policyInForce } from '#platform/ledger/witness/policy.ts'
import { done, refuse } from '#platform/web/answers.ts'
import type { Command, UploadedFile } from '#platform/web/page.ts'

const MOST_BYTES = 64 * 1024

const wrong = (message: string) => refuse([{ field: 'file', message }])

const textOf = async ({ path, size }: UploadedFile): Promise<string | undefined> => {
  if (size > MOST_BYTES) return undefined
  try {
    return fromUtf8(await readFile(path))
  } catch (error) {
    if (error instanceof LedgerError) return undefined
    throw error
  }
}

/** What a checkpoint that this log signed proves against the leaves of this database; undefined when they give it. */
const contradiction = async (trx: Trx, { size, root }: Checkpoint): Promise<string | undefined> => {
  const head = await trx.selectFrom('ledger.head').select('size').executeTakeFirstOrThrow()
  if (size > BigInt(head.size)) {
    return `A checkpoint of ${size} leaves that this log signed was brought, and this database holds ${head.size}: it is an older copy.`
  }
  if (sameBytes(await storedTree(trx).root(Number(size)), root)) return undefined
  return `A checkpoint that this log signed was brought, with another root for its first ${size} leaves: it was forked or rewritten.`
}

/** The witnesses that cosigned a note under this policy, each with its line. */
const cosignaturesIn = (note: string, policy: Policy, cosigned: ReadonlyMap<string, bigint>) => {
  const { signatures } = parseNote(note)
  return policy.witnesses.flatMap(({ name, key }) => {
    const seconds = cosigned.get(name)
    const line = signatures.find(one => one.name === key.name && one.id === key.id)
    if (seconds === undefined || !line) return []
    return {
      name,
      row: { witness_key: formatVerifierKey(key), seconds: Number(seconds), line: formatSignatureLine(line) },
    }
  })
}

/**
 * Takes a checkpoint that a witness cosigned on its own machine. One that this log signed and its leaves do not give is the proof
 * of a fork: it is kept, and numbering stops.
 */
export const bringCosignature: Command<{ readonly file: UploadedFile }> = async ({ trx, input, actor }) => {
  const note = await textOf(input.file)
  if (note === undefined) return wrong('Choose the text file that "candour witness sign" printed')
  const policy = await policyInForce(trx)
  const opened = openTrusted(note, { ...policy, quorum: 'none' })
  if (!opened.ok) return wrong(`This is not a checkpoint of this ledger: ${opened.why}`)
  const { checkpoint, cosigned } = opened

  const what = await contradiction(trx, checkpoint)
  if (what) {
    await trx.insertInto('ledger.evidence').values({ source: actor.username, note, what }).execute()
    return done(`${what} It is kept as evidence, and nothing more is numbered.`, '/ledger')
  }
  const size = Number(checkpoint.size)
  const published = await trx.selectFrom('ledger.checkpoint').select('size').where('size', '=', size).executeTakeFirst()
  if (!published) return wrong(`No checkpoint of ${size} entries was published; sign the newest one`)
  const cosignatures = cosignaturesIn(note, policy, cosigned)
  if (cosignatures.length === 0)
    return wrong('No witness of the policy has signed this checkpoint; sign it with "candour witness sign"')
  await trx
    .insertInto('ledger.cosignature')
    .values(cosignatures.map(({ row }) => ({ size, ...row })))
    .onConflict(conflict => conflict.columns(['size', 'witness_key']).doNothing())
    .execute()
  return done(`${cosignatures.map(({ name }) => name).join(', ')} has seen ${size} entries of this ledger.`, '/ledger')
}
