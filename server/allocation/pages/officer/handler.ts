import { z } from 'zod'
import { casesOf } from '#caseload'
import { noteRead } from '#platform/audit/notes.ts'
import { notFound, render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { livePosts } from '#workforce'
import { presentOfficer } from './presenter.ts'

export const OfficerParams = z.object({ officer: z.string().regex(/^[\w-]{1,20}$/) })
export type OfficerParams = z.output<typeof OfficerParams>

/** Everybody whom one officer holds, to give some or all of them to others. */
export const officerPage: Page<OfficerParams> = async ({ trx, params, now }) => {
  const officer = await trx
    .selectFrom('platform.practitioner')
    .select(['code', 'name', 'grade', 'left'])
    .where('code', '=', params.officer)
    .executeTakeFirst()
  if (!officer) return notFound()
  const cases = await casesOf(trx, { practitioner: officer.code })
  const posts = await livePosts(trx, { officers: [officer.code] }, dayOf(now))
  noteRead(trx, { shown: cases.map(one => one.personId) })
  return render('allocation/pages/officer/template.njk', presentOfficer({ officer, cases, posts, today: dayOf(now) }))
}
