import type { Selectable } from 'kysely'
import type { Actor } from '#platform/access/actor.ts'
import type { Trx } from '#platform/database/tables.ts'
import type { JudgeForm } from '../forms.ts'
import { inspections, type JudgementTable } from '../tables.ts'
import { writeEntry } from './write-entry.ts'

type Kept = {
  readonly inspection: string
  readonly judgement: JudgeForm['judgements'][number]
  /** Who proposed a changed rating, beside its author who agreed. */
  readonly names?: { readonly proposedBy: string }
  /** The rating that it takes the place of. */
  readonly before: Selectable<JudgementTable> | undefined
  readonly actor: Actor
  readonly now: Date
}

/** Writes a rating with its reasons as an entry, and as the one that stands. */
export const keepJudgement = async (trx: Trx, kept: Kept): Promise<void> => {
  const { inspection, judgement, names, before, actor, now } = kept
  const { standard, ...given } = judgement
  const entry = await writeEntry(trx, {
    inspection,
    type: 'inspection.judge',
    payload: { ...judgement, ...names },
    author: actor,
    now,
    supersedes: before?.entry,
  })
  const row = { ...given, entry, judged_by: actor.username, judged_at: now }
  await inspections(trx)
    .insertInto('inspection.judgement')
    .values({ inspection, standard, ...row })
    .onConflict(conflict => conflict.columns(['inspection', 'standard']).doUpdateSet(row))
    .execute()
}
