import { type Selectable, sql } from 'kysely'
import type { Trx } from '#platform/database/tables.ts'
import { openFor, sealFor } from '#platform/subject-keys/subject-keys.ts'
import { caseload, type DraftTable } from '../tables.ts'
import type { Draft } from './draft.ts'

type Content = Pick<Draft, 'openedAt' | 'values' | 'said'>

const read = (row: Selectable<DraftTable>): Draft => {
  const content = JSON.parse(openFor(row.person_id, row.draft_id, row.sealed).toString('utf8')) as Content
  return {
    draftId: row.draft_id,
    personId: row.person_id,
    kind: row.kind,
    corrects: row.corrects,
    formVersion: row.form_version,
    revision: row.revision,
    updatedAt: row.updated_at,
    ...content,
  }
}

type Keeping = Omit<Draft, 'revision' | 'updatedAt'> & {
  readonly accountId: number
  /** The revision that this tab saved or opened last; 0 when it has saved none. */
  readonly knownRevision: number
  readonly now: Date
}

/**
 * Keeps a draft, unless another tab has kept something newer under the same id.
 *
 * @returns whether it was kept
 */
export const keepDraft = async (trx: Trx, draft: Keeping): Promise<boolean> => {
  const content: Content = { openedAt: draft.openedAt, values: draft.values, said: draft.said }
  const sealed = sealFor(draft.personId, draft.draftId, Buffer.from(JSON.stringify(content)))
  const row = { form_version: draft.formVersion, sealed, updated_at: draft.now }
  const kept = await caseload(trx)
    .insertInto('caseload.draft')
    .values({
      ...row,
      account_id: draft.accountId,
      draft_id: draft.draftId,
      person_id: draft.personId,
      kind: draft.kind,
      corrects: draft.corrects,
      revision: draft.knownRevision + 1,
    })
    .onConflict(conflict =>
      conflict
        .columns(['account_id', 'draft_id'])
        .doUpdateSet({ ...row, revision: draft.knownRevision + 1 })
        .where('caseload.draft.revision', '=', draft.knownRevision)
        .where('caseload.draft.person_id', '=', draft.personId),
    )
    .returning('draft_id')
    .execute()
  await sql`select caseload.discard_old_drafts()`.execute(trx)
  return kept.length > 0
}

/** One of my drafts about a person; undefined when it was discarded or became an entry. */
export const draftById = async (trx: Trx, personId: string, draftId: string): Promise<Draft | undefined> => {
  const row = await caseload(trx)
    .selectFrom('caseload.draft')
    .selectAll()
    .where('draft_id', '=', draftId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row && read(row)
}

/** Where one of my drafts is found. */
export type ListedDraft = {
  readonly draftId: string
  readonly personId: string
  readonly personName: string
  readonly kind: string
  readonly corrects: string | null
  readonly updatedAt: Date
}

/**
 * My drafts, the latest first; only those about people whose records I may open.
 *
 * @param personId only those about this person
 */
export const myDrafts = (trx: Trx, personId?: string): Promise<ListedDraft[]> =>
  caseload(trx)
    .selectFrom('caseload.draft as d')
    .innerJoin('caseload.person as p', 'p.person_id', 'd.person_id')
    .select([
      'd.draft_id as draftId',
      'd.person_id as personId',
      'p.name as personName',
      'd.kind',
      'd.corrects',
      'd.updated_at as updatedAt',
    ])
    .$if(personId !== undefined, query => query.where('d.person_id', '=', personId ?? ''))
    .orderBy('d.updated_at', 'desc')
    .execute()

/** Takes a draft away: it became an entry, or its writer does not want it. */
export const removeDraft = async (trx: Trx, draftId: string): Promise<void> => {
  await caseload(trx).deleteFrom('caseload.draft').where('draft_id', '=', draftId).execute()
}
