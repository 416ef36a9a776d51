import type { Day } from '#platform/database/tables.ts'
import type { View } from '#platform/web/answers.ts'
import { statusTags } from '#platform/web/components/status-tag/status-tags.ts'
import { dayText } from '#platform/web/dates.ts'
import { officerPath } from '../../../pages/figures/addresses.ts'
import { hoursText } from '../../../pages/figures/words.ts'
import { staffPath } from '../../../people/addresses.ts'
import type { OfficerAtHand } from '../../../staff/officer.ts'
import { hoursPath, reductionPath } from '../../addresses.ts'
import { contractedOf, type HoursRow, latestRows, type ReductionRow, statusOf } from '../../of-officer.ts'
import { recordedText, statusTag } from '../words.ts'

type Facts = {
  readonly officer: OfficerAtHand
  readonly today: Day
  readonly hours: readonly HoursRow[]
  readonly reductions: readonly ReductionRow[]
}

type OfficerHoursView = View & {
  readonly caption: string
  readonly stats: readonly { readonly label: string; readonly value: string; readonly note?: string }[]
  readonly hours: readonly (readonly object[])[]
  readonly current: readonly (readonly object[])[]
  readonly earlier: readonly (readonly object[])[]
  readonly newHoursHref: string | null
  readonly newReductionHref: string | null
  readonly links: readonly { readonly text: string; readonly href: string }[]
}

/** Every word of the page of an officer's hours. */
export const presentOfficerHours = ({ officer, today, hours, reductions }: Facts): OfficerHoursView => {
  const post = { team: officer.team, officer: officer.code }
  const latest = latestRows(reductions)
  const isCurrent = (row: ReductionRow) => ['ACTIVE', 'SCHEDULED'].includes(statusOf(row, today))
  return {
    title: 'Hours and reductions',
    heading: officer.name,
    caption: `Hours and reductions in ${officer.teamName}`,
    breadcrumbs: [
      { text: 'Workload', href: '/workload' },
      { text: officer.teamName, href: `/workload/teams/${encodeURIComponent(officer.team)}` },
      { text: officer.name, href: officerPath(officer.team, officer.code) },
    ],
    stats: statsOf(hours, latest, today),
    hours: latestRows(hours).map(row => hoursRow(row, post, officer.mayRecord)),
    current: latest.filter(isCurrent).map(row => reductionRow(row, today)),
    earlier: latest.filter(row => !isCurrent(row)).map(row => reductionRow(row, today)),
    newHoursHref: officer.mayRecord ? `${hoursPath(post)}/new` : null,
    newReductionHref: officer.mayRecord ? reductionPath(post, 'new') : null,
    links: [{ text: 'Protections, absences and measures', href: staffPath(officer.code) }],
  }
}

const statsOf = (hours: readonly HoursRow[], reductions: readonly ReductionRow[], today: Day) => {
  const contracted = contractedOf(hours, today)
  const off = reductions.filter(row => statusOf(row, today) === 'ACTIVE').reduce((sum, row) => sum + row.hours, 0)
  const left = contracted === undefined ? null : Math.max(0, contracted - off)
  return [
    contracted === undefined
      ? { label: 'Contracted today', value: 'Unknown', note: 'Nobody has recorded them: taken as full time' }
      : { label: 'Contracted today', value: hoursText(contracted), note: contractNote(contracted) },
    { label: 'Taken off today', value: hoursText(off), note: offNote(contracted, off) },
    { label: 'Left for cases', value: left === null ? 'Unknown' : hoursText(left), note: 'hours a week' },
  ]
}

const contractNote = (contracted: number): string =>
  contracted === 0 ? 'No hours: no availability, so workload is unknown, not 0%' : 'hours a week'

const offNote = (contracted: number | undefined, off: number): string =>
  contracted !== undefined && off > contracted ? 'More than the contracted hours: no time is left' : 'hours a week'

const hoursRow = (row: HoursRow, post: { team: string; officer: string }, mayRecord: boolean) => {
  const deleted = row.change === 'deleted'
  const cell = { text: `From ${dayText(row.from)}`, note: recordedText(row) }
  return [
    mayRecord && !deleted ? { ...cell, href: `${hoursPath(post)}/${row.id}` } : cell,
    { text: hoursText(row.hours), numeric: true },
    deleted ? { text: 'Deleted', tag: statusTags.deleted } : { text: 'Counts' },
  ]
}

const reductionRow = (row: ReductionRow, today: Day) => {
  const status = statusOf(row, today)
  return [
    { text: row.reason, href: reductionPath(row, row.id), note: recordedText(row) },
    { text: hoursText(row.hours), numeric: true },
    { text: dayText(row.from) },
    { text: row.to ? dayText(row.to) : 'No last day' },
    { text: statusTag[status].text, tag: statusTag[status] },
  ]
}
