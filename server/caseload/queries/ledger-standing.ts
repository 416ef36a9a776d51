import { formatPolicy, formatVerifierKey, type Policy } from '@candour/ledger'
import { sql } from 'kysely'
import type { Trx } from '#platform/database/tables.ts'
import { type Checkpoint, latestCheckpoint, publishedNote, verifierKeys } from '#platform/ledger/log.ts'
import { logEntries } from '#platform/ledger/log-entry.ts'
import { policyInForce } from '#platform/ledger/witness/policy.ts'

/** What one witness has seen of the log, and how the last attempt to reach it went. */
export type WitnessStanding = {
  readonly name: string
  /** A witness without one signs by file. */
  readonly url: string | undefined
  readonly seen: { readonly size: number; readonly at: Date } | undefined
  readonly asked: { readonly at: Date; readonly trouble: string | null } | undefined
}

export type LedgerStanding = {
  readonly checkpoint: (Checkpoint & { readonly published: string }) | undefined
  readonly failure: string | null
  readonly keys: readonly string[]
  readonly retired: ReadonlySet<string>
  readonly policy: Policy
  readonly policyText: string
  readonly witnesses: readonly WitnessStanding[]
  readonly stamp: { readonly size: number; readonly at: Date; readonly authority: string } | undefined
  readonly clockSteps: readonly { readonly held: Date; readonly clock: Date }[]
}

type WitnessRow = {
  readonly size: number | null
  readonly seconds: number | null
  readonly asked_at: Date | null
  readonly trouble: string | null
}

const witnessStanding = async (trx: Trx, { name, key, url }: Policy['witnesses'][number]): Promise<WitnessStanding> => {
  const line = formatVerifierKey(key)
  const { rows } = await sql<WitnessRow>`select seen.size, seen.seconds, contact.asked_at, contact.trouble
    from (select ${line}::text as witness_key) as asked
    left join lateral (select size, seconds from ledger.cosignature c where c.witness_key = asked.witness_key
      order by size desc limit 1) as seen on true
    left join ledger.witness_contact contact using (witness_key)`.execute(trx)
  const row = rows[0]
  return {
    name,
    url,
    seen: row?.size == null || row.seconds === null ? undefined : { size: row.size, at: new Date(row.seconds * 1000) },
    asked: row?.asked_at ? { at: row.asked_at, trouble: row.trouble } : undefined,
  }
}

/** Everything that the page of the ledger tells: what is signed, who has seen it, and what is wrong, if anything is. */
export const ledgerStanding = async (trx: Trx): Promise<LedgerStanding> => {
  const newest = await latestCheckpoint(trx)
  const policy = await policyInForce(trx)
  const standing = await trx.selectFrom('ledger.standing').select('failure').executeTakeFirst()
  const stamp = await trx
    .selectFrom('ledger.stamp')
    .select(['size', 'stamped_at', 'authority'])
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst()
  const witnesses: WitnessStanding[] = []
  for (const witness of policy.witnesses) witnesses.push(await witnessStanding(trx, witness))
  const steps = await logEntries(trx, 'clock-went-back')
  return {
    checkpoint: newest && { ...newest, published: await publishedNote(trx, newest) },
    failure: standing?.failure ?? null,
    keys: await verifierKeys(trx),
    retired: new Set((await logEntries(trx, 'log-key-retired')).map(({ payload }) => payload.key)),
    policy,
    policyText: formatPolicy(policy),
    witnesses,
    stamp: stamp && { size: stamp.size, at: stamp.stamped_at, authority: stamp.authority },
    clockSteps: steps.map(({ payload }) => ({ held: new Date(payload.held), clock: new Date(payload.clock) })),
  }
}
