import { randomBytes } from 'node:crypto'
import { notFound, render } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import type { InspectionParams } from '../../forms.ts'
import { inspections } from '../../tables.ts'
import { Draft, presentOpenedDraft } from './presenter.ts'

/** Crockford's letters: none can be taken for another on a photograph of a screen. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const newCode = (): string => [...randomBytes(8)].map(byte => LETTERS[byte % LETTERS.length]).join('')

/** The draft, for somebody it was released to. Each opening is kept under the code that stands on the page. */
export const draftPage: Page<InspectionParams> = async ({ trx, actor, params, now }) => {
  const released = await inspections(trx)
    .selectFrom('inspection.draft')
    .select('content')
    .where('inspection', '=', params.id)
    .executeTakeFirst()
  if (!released || actor.accountId === null) return notFound()
  const code = newCode()
  const opening = { code, inspection: params.id, account_id: actor.accountId, at: now }
  await inspections(trx).insertInto('inspection.draft_opening').values(opening).execute()
  const view = presentOpenedDraft({ draft: Draft.parse(released.content), reader: actor.name, code, now })
  return render('inspection/pages/draft/template.njk', view)
}
