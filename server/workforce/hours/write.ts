import type { Trx } from '#platform/database/tables.ts'
import { type Recording, type Replacement, replacing } from '../staff/facts.ts'
import { writeStaffEntry } from '../staff/write-staff-entry.ts'
import { workforce } from '../tables.ts'
import type { ContractedHours, NewReduction } from './record.ts'

type Earlier = { readonly id: number; readonly entry: string | null }

/** Records contracted hours as an entry with its leaf; with `earlier`, in the place of what was recorded before. */
export const writeHours = async (
  trx: Trx,
  { from, ...post }: ContractedHours,
  { by, now }: Recording,
  earlier?: Earlier,
  replacement?: Replacement & { readonly change: 'corrected' | 'deleted' },
): Promise<void> => {
  const entry = await writeStaffEntry(trx, {
    officer: post.officer,
    happened: { from },
    payload: { act: 'hours', ...post, from, ...(replacement ?? { change: 'recorded' }) },
    author: by,
    now,
    supersedes: earlier?.entry ?? undefined,
  })
  await workforce(trx)
    .insertInto('workforce.post_hours')
    .values({ ...post, from_day: from, entry, recorded_by: by, recorded_at: now, ...replacing(earlier, replacement) })
    .execute()
}

/** Records a reduction as an entry with its leaf; with `earlier`, in the place of what was recorded before. */
export const writeReduction = async (
  trx: Trx,
  reduction: NewReduction,
  { by, now }: Recording,
  earlier?: Earlier,
  replacement?: Replacement,
): Promise<number> => {
  const { from, to, notes = '', ...rest } = reduction
  const entry = await writeStaffEntry(trx, {
    officer: reduction.officer,
    happened: to === null ? { from } : { from, to },
    payload: { act: 'reduction', ...rest, from, to, notes, ...(replacement ?? { change: 'recorded' }) },
    author: by,
    now,
    supersedes: earlier?.entry ?? undefined,
  })
  const row = { ...rest, notes, from_day: from, to_day: to, entry, recorded_by: by, recorded_at: now }
  const { id } = await workforce(trx)
    .insertInto('workforce.reduction')
    .values({ ...row, ...replacing(earlier, replacement) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
