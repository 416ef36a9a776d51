import type { Policy, PolicyWitness, TreeHead } from '@candour/ledger'
import { formatVerifierKey } from '@candour/ledger'
import type { Db } from '../../database/tables.ts'
import { Halted } from '../halted.ts'
import { beginsWith } from '../standing.ts'
import { askToCosign, type Cosignature, type Growth, type KnownLog, lookAtWitness, type WitnessView } from './talk.ts'

/** What each witness holds, as it says. */
export type Views = ReadonlyMap<PolicyWitness, WitnessView>

/** A cosignature and whose it is. */
export type Gathered = Cosignature & { readonly witness: PolicyWitness }

const reachable = ({ witnesses }: Policy): readonly PolicyWitness[] => witnesses.filter(({ url }) => url !== undefined)

const evidenceFrom = async (db: Db, source: string, note: string, what: string): Promise<never> => {
  await db.insertInto('ledger.evidence').values({ source, note, what }).execute()
  throw new Halted(what)
}

/**
 * Asks every witness what it holds, and holds that against the leaves of this database.
 *
 * @throws Halted when a witness holds a checkpoint of this log that its leaves do not give: it is kept as evidence
 */
export const lookAround = async (db: Db, policy: Policy, log: KnownLog, head: TreeHead): Promise<Views> => {
  const views = new Map(
    await Promise.all(reachable(policy).map(async witness => [witness, await lookAtWitness(witness, log)] as const)),
  )
  for (const [{ name }, view] of views) {
    if (view.kind !== 'holds' || (await beginsWith(db, view.head, head))) continue
    const what =
      view.head.size > head.size
        ? `The witness ${name} has seen ${view.head.size} leaves of this log, and this database holds ${head.size}: it is an older copy.`
        : `The witness ${name} holds another root for the first ${view.head.size} leaves of this log: it was forked or rewritten.`
    await evidenceFrom(db, name, view.note, what)
  }
  return views
}

/** How far each witness got by what it sent us, for those that do not say what they hold. */
const lastCosigned = async (db: Db, witness: PolicyWitness): Promise<number> => {
  const row = await db
    .selectFrom('ledger.cosignature')
    .select('size')
    .where('witness_key', '=', formatVerifierKey(witness.key))
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.size ?? 0
}

const noteContact = async (db: Db, witness: PolicyWitness, trouble: string | null, now: Date): Promise<void> => {
  const row = { witness_key: formatVerifierKey(witness.key), asked_at: now, trouble }
  await db
    .insertInto('ledger.witness_contact')
    .values(row)
    .onConflict(conflict => conflict.column('witness_key').doUpdateSet(row))
    .execute()
}

type Asked = { readonly log: KnownLog; readonly growth: Growth; readonly views: Views; readonly now: Date }

const askOne = async (db: Db, witness: PolicyWitness, { log, growth, views, now }: Asked) => {
  const view = views.get(witness)
  if (view?.kind === 'silent') {
    await noteContact(db, witness, view.why, now)
    return undefined
  }
  const from = view?.kind === 'holds' ? view.head.size : Math.min(await lastCosigned(db, witness), growth.size)
  const answer = await askToCosign(witness, log, growth, from)
  if (answer.kind === 'conflict')
    throw new Halted(`The witness ${witness.name} ${answer.why}: it was forked or put back.`)
  await noteContact(db, witness, answer.kind === 'trouble' ? answer.why : null, now)
  return answer.kind === 'cosigned' ? { witness, line: answer.line, seconds: answer.seconds } : undefined
}

/**
 * Asks every witness that has an address to cosign, all at once; one that does not answer is noted and left out.
 *
 * @throws Halted when a witness holds what our leaves do not give
 */
export const gatherCosignatures = async (db: Db, policy: Policy, asked: Asked): Promise<readonly Gathered[]> => {
  const answers = await Promise.all(reachable(policy).map(witness => askOne(db, witness, asked)))
  return answers.filter(answer => answer !== undefined)
}
