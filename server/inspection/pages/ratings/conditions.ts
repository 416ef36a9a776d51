import { dayText } from '#platform/web/dates.ts'
import { countText } from '#platform/web/numbers.ts'
import type { ConditionsOfWork } from '#workforce'

type Stat = { readonly label: string; readonly value: string; readonly note?: string }

/** What people worked under, to stand beside a result. */
export type ConditionsView = { readonly stats: readonly Stat[]; readonly source: string }

type Figure = ConditionsOfWork['workload']

const stat = (label: string, figure: Figure, unit = ''): Stat =>
  figure.known
    ? { label, value: `${countText(figure.value)}${unit}` }
    : { label, value: 'Unknown', note: `${figure.why.charAt(0).toUpperCase()}${figure.why.slice(1)}` }

/** The conditions of work as a panel. */
export const presentConditions = (conditions: ConditionsOfWork): ConditionsView => ({
  stats: [
    stat('Workload', conditions.workload, '%'),
    stat('Officers', conditions.officers),
    stat('Above the limit', conditions.aboveLimit),
    stat('No named officer', conditions.casesWithoutOfficer),
    stat('Vacant posts', conditions.vacantPosts),
    stat('Posts', conditions.posts),
  ],
  source: conditions.extractDay
    ? `${conditions.source}, as at ${dayText(conditions.extractDay)}.`
    : 'Neither a record nor a workload file covers this day.',
})
