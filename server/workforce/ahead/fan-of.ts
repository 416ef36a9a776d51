import type { Forecast } from '@candour/forecast'
import type { ChartView } from '#platform/web/components/chart/chart-view.ts'
import { fanChart } from '#platform/web/components/chart/fan-chart.ts'
import type { RulesAhead } from './ahead-of.ts'
import { bandText, firstAbove, percentText, weekText } from './words.ts'

/** What a forecast comes to, in one sentence. */
export const findingOf = (forecast: Forecast, { on, ruleSet, method }: RulesAhead): string => {
  const last = forecast.weeks.at(-1)
  const { redAbove } = ruleSet.data.thresholds
  if (!last?.percent.known) return `Workload in ${method.weeks} weeks is unknown.`
  const { median } = last.percent.value
  const wide = method.bands[1]
  const above = firstAbove(forecast.weeks, redAbove)
  const crossing =
    above === undefined
      ? `The middle of the futures stays at or below ${redAbove}%.`
      : above.week === 0
        ? `It is above ${redAbove}% today.`
        : `The middle of the futures passes ${redAbove}% in the week of ${weekText(on, above.week)}.`
  return `In ${method.weeks} weeks the middle of the futures is ${percentText(median)}; ${wide}% of them lie from ${bandText(last.percent.value, wide)}. ${crossing}`
}

/** The fan chart of a unit's workload. */
export const fanOf = (forecast: Forecast, ahead: RulesAhead): ChartView => {
  const { redAbove } = ahead.ruleSet.data.thresholds
  return fanChart({
    id: 'fan',
    heading: 'Workload, week by week',
    finding: findingOf(forecast, ahead),
    xHeading: 'Day',
    points: forecast.weeks.map(({ week, percent }) => ({
      xText: weekText(ahead.on, week),
      ...(percent.known ? { fan: percent.value } : {}),
    })),
    bands: ahead.method.bands,
    limit: { value: redAbove, text: `${redAbove}%` },
    valueText: percentText,
  })
}
