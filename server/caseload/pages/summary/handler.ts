import { z } from 'zod'
import { notFound, print, render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page, PageRequest } from '#platform/web/page.ts'
import { dueAbout } from '../../queries/due.ts'
import { personById } from '../../queries/person.ts'
import { namesFor } from '../../queries/staff.ts'
import { timelineOf } from '../../queries/timeline.ts'
import { codesInState } from '../../words/sections/record-sections.ts'
import { presentSummary } from './presenter.ts'

export const SummaryParams = z.object({ person: z.uuid() })
type SummaryParams = z.output<typeof SummaryParams>

const TEMPLATE = 'caseload/pages/summary/template.njk'
const everything = { kind: '', from: undefined, to: undefined, who: '', only: '', text: '', page: 1 } as const

const summaryOf = async ({ trx, actor, params, now }: PageRequest<SummaryParams>) => {
  const person = await personById(trx, params.person)
  if (!person) return undefined
  const due = await dueAbout(trx, params.person)
  const timeline = await timelineOf(trx, person, everything)
  const shown = timeline.entries.map(({ entry }) => entry)
  const nameOf = await namesFor(trx, shown, codesInState(person.state))
  return presentSummary({ person, due, timeline, nameOf, actor, today: dayOf(now), now })
}

/** The case on paper: what a colleague needs who meets the person for the first time. */
export const summaryPage: Page<SummaryParams> = async request => {
  const view = await summaryOf(request)
  return view ? render(TEMPLATE, view) : notFound()
}

/** The same as a tagged PDF. */
export const summaryPdf: Page<SummaryParams> = async request => {
  const view = await summaryOf(request)
  return view ? print(TEMPLATE, view, { name: view.fileName, insteadAt: view.htmlHref }) : notFound()
}
