import { z } from 'zod'
import { notFound, render } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import { mondayOf } from '../../weeks/mondays.ts'
import { weekAgain } from '../../weeks/recompute-week.ts'
import { whoseOfficer, whoseUnit } from '../../weeks/whose-weeks.ts'
import { presentWeek } from './presenter.ts'

const text = z.string().max(40).optional().catch(undefined)

export const WeekParams = z.object({ week: z.string(), unit: text, team: text, officer: text })

/** A closed week of a unit or an officer, reckoned again from the record as it is now. */
export const weekPage: Page<z.output<typeof WeekParams>> = async ({ trx, params }) => {
  const week = z.iso.date().safeParse(params.week)
  if (!week.success || mondayOf(week.data) !== week.data) return notFound()
  const { team, officer, unit } = params
  const whose =
    team !== undefined && officer !== undefined ? await whoseOfficer(trx, team, officer) : await whoseUnit(trx, unit)
  const again = whose && (await weekAgain(trx, whose.of, week.data))
  if (!whose || !again) return notFound()
  return render('workforce/pages/week/template.njk', presentWeek(whose, again))
}
