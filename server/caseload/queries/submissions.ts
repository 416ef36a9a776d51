import type { Trx } from '#platform/database/tables.ts'
import { caseload } from '../tables.ts'

/** The entry that one of my filled-in forms became; undefined when it has become none. */
export const entryOfForm = async (trx: Trx, formId: string): Promise<string | undefined> => {
  const row = await caseload(trx)
    .selectFrom('caseload.submission')
    .select('entry_id')
    .where('form_id', '=', formId)
    .executeTakeFirst()
  return row?.entry_id
}

/** Remembers that a form became an entry, in the transaction that writes it. */
export const rememberForm = async (
  trx: Trx,
  form: { readonly accountId: number; readonly formId: string; readonly entryId: string },
): Promise<void> => {
  await caseload(trx)
    .insertInto('caseload.submission')
    .values({ account_id: form.accountId, form_id: form.formId, entry_id: form.entryId })
    .execute()
}
