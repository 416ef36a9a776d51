import { dayBefore } from '@candour/workload'
import { notFound, render } from '#platform/web/answers.ts'
import { dayText } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { dayTyped, recordedText } from '../../../hours/pages/words.ts'
import { factHistory, factNumbered } from '../../../staff/facts.ts'
import { officerAtHand } from '../../../staff/officer.ts'
import { factPath, staffPath } from '../../addresses.ts'
import { detailTitle, factKinds } from '../../fact-kinds.ts'
import type { FactParams } from '../../forms.ts'

/** One fact about an officer with what became of it, and the forms that change it. */
export const factPage: Page<FactParams> = async ({ trx, actor, params }) => {
  const officer = await officerAtHand(trx, actor, params.officer)
  const fact = officer && (await factNumbered(trx, params.fact))
  if (!officer || fact?.officer !== officer.code) return notFound()
  const isLeaving = fact.kind === 'leaving'
  const first = isLeaving ? dayBefore(fact.from) : fact.from
  const line = (label: string, value: string) => ({ label, value })
  return render('workforce/people/pages/fact/template.njk', {
    title: factKinds[fact.kind].heading.replace('Record', 'Change'),
    heading: detailTitle(fact.kind, fact.detail),
    caption: `${officer.name}, ${officer.teamName}`,
    breadcrumbs: [{ text: officer.name, href: staffPath(officer.code) }],
    facts: [
      line(isLeaving ? 'Last day at work' : 'First day', dayText(first)),
      ...(isLeaving ? [] : [line('Last day', fact.to ? dayText(fact.to) : 'Open')]),
      line('Notes', fact.notes === '' ? 'None' : fact.notes),
    ],
    history: (await factHistory(trx, fact.id)).map(recordedText),
    mayChange: officer.mayRecord,
    words: factKinds[fact.kind],
    path: factPath(officer.code, fact.id),
    before: { from: dayTyped(first), to: dayTyped(fact.to), notes: fact.notes },
  })
}
