import { activitySetOn, type HeldWork } from '@candour/workload'
import type { z } from 'zod'
import type { Trx } from '#platform/database/tables.ts'
import { notFound, render } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import { type OfficerFigures, officerFigures } from '../../queries/officer-figures.ts'
import { dayOfFigures } from '../../queries/shown.ts'
import { heldBy } from '../../time/held.ts'
import { heldOnRecord } from '../../time/held-on-record.ts'
import { noFigures } from '../no-figures/no-figures.ts'
import type { OfficerParams } from '../officer/handler.ts'
import { presentTimeOfficer } from './presenter.ts'

/** What the officer holds; null when neither the record nor the file says. */
const heldOf = async (trx: Trx, figures: OfficerFigures, firstWeeks: number): Promise<HeldWork | null> => {
  const { shown, officer } = figures
  if (!shown.live) {
    const line = await figures.line()
    return line ? heldBy(line) : null
  }
  if (officer.source === 'file') return null
  const within = { teams: [officer.team], officers: [officer.officer] }
  return (await heldOnRecord(trx, within, { day: shown.live.on, firstWeeks, ruleSet: shown.ruleSet }))(officer)
}

/** One officer's time needed and time available, case by sort of case. */
export const timeOfficerPage: Page<z.output<typeof OfficerParams>> = async ({ trx, params, now }) => {
  const figures = await officerFigures(trx, params, params, now)
  if (figures === 'none') return noFigures()
  const set = figures && activitySetOn(dayOfFigures(figures.shown))
  if (!figures || !set?.known) return notFound()
  const { shown, officer, trail } = figures
  const held = await heldOf(trx, figures, set.value.firstWeeks)
  const kept = { result: params.result, on: params.on }
  const facts = { shown, officer, held, trail, set: set.value, now, kept }
  return render('workforce/pages/time-officer/template.njk', presentTimeOfficer(facts))
}
