import { unknown } from '@candour/workload'
import { z } from 'zod'
import { notFound, sendFile } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { csvOf, excelOf } from '../exports/files.ts'
import type { ExportCell, ExportTable } from '../exports/report.ts'
import { type RulesAhead, rulesAhead } from './ahead-of.ts'
import { type ForecastsOfUnit, forecastsNow } from './kept/ahead-now.ts'
import { weeksAfter } from './posts.ts'
import { savedScenario } from './scenarios/saved.ts'
import { type UnitAhead, unitAhead } from './units.ts'

const format = z.enum(['csv', 'xlsx']).catch('csv')

export const ForecastExportParams = z.object({
  kind: z.enum(['nation', 'region', 'pdu', 'team']).catch('nation'),
  unit: z.string().optional(),
  format,
})
export const ScenarioExportParams = z.object({ scenario: z.uuid(), format })

const excelType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const asFile = async (table: ExportTable, name: string, title: string, as: 'csv' | 'xlsx') =>
  sendFile(
    as === 'csv'
      ? { name: `${name}.csv`, type: 'text/csv; charset=utf-8', body: csvOf(table) }
      : { name: `${name}.xlsx`, type: excelType, body: await excelOf(table, title) },
  )

const tenths = (value: number): number => Math.round(value * 10) / 10

/** A row for each week of the unit, and of each unit right below it. */
const forecastTable = (unit: UnitAhead, { whole, below }: ForecastsOfUnit, rules: RulesAhead): ExportTable => {
  const { on, method, ruleSet } = rules
  const all = [{ name: unit.name, made: whole }, ...unit.below.map(({ name }, at) => ({ name, made: below[at] }))]
  const rows = all.flatMap(({ name, made }): ExportCell[][] => {
    const answer = made?.forecast ?? unknown('it has not been made')
    if (!answer.known) return [[name, on, 'Unknown', answer.why, ...Array(method.bands.length * 2).fill('Unknown')]]
    return answer.value.weeks.map(({ week, used, available, percent }) => [
      name,
      weeksAfter(on, week),
      tenths(used.median),
      available.known ? available.value : 'Unknown',
      percent.known ? tenths(percent.value.median) : 'Unknown',
      ...(percent.known
        ? percent.value.bands.flatMap(({ from, to }) => [tenths(from), tenths(to)])
        : Array(method.bands.length * 2).fill('Unknown')),
      `${method.id} ${method.version}, ${ruleSet.stamp.id} ${ruleSet.stamp.version}`,
    ])
  })
  return {
    headings: [
      ...['Unit', 'Day', 'Points used (middle)', 'Points available', 'Workload % (middle)'],
      ...method.bands.flatMap(percent => [`${percent}% of futures from`, `${percent}% of futures to`]),
      'Rules',
    ],
    rows,
  }
}

/** The forecast of a unit as a file. */
export const forecastFile: Page<z.output<typeof ForecastExportParams>> = async ({ trx, params, now }) => {
  const unit = await unitAhead(trx, params.kind, params.unit)
  if (!unit) return notFound()
  const on = dayOf(now)
  const [rules, made] = [rulesAhead(on), await forecastsNow(trx, unit, on)]
  if (!rules.known || !made.known) return notFound()
  return asFile(forecastTable(unit, made.value, rules.value), `forecast-${unit.code}-${on}`, 'Forecast', params.format)
}

/** A saved what-if as a file. */
export const scenarioFile: Page<z.output<typeof ScenarioExportParams>> = async ({ trx, params }) => {
  const saved = await savedScenario(trx, params.scenario)
  if (!saved) return notFound()
  const { weeks, teams } = saved.outcome
  const cell = (value: number | null | undefined): ExportCell => value ?? 'Unknown'
  const table: ExportTable = {
    headings: [
      ...['What-if', 'Saved by', 'Day', 'Unit'],
      ...weeks.flatMap(week => [`In ${week} weeks, as it is`, `In ${week} weeks, with the changes`]),
      'SHA-256 of all inputs',
    ],
    rows: teams.map(({ name, asIs, wished }) => [
      ...[saved.name, saved.owner_name, saved.on_day, name],
      ...weeks.flatMap((_, index) => [cell(asIs[index]), cell(wished[index])]),
      saved.digest,
    ]),
  }
  return asFile(table, `what-if-${saved.unit}-${saved.on_day}`, 'What if', params.format)
}
