import type { Day } from '#platform/database/tables.ts'
import { dayText } from '#platform/web/dates.ts'
import { hoursText } from '../../../pages/figures/words.ts'
import type { OfficerAtHand } from '../../../staff/officer.ts'
import { hoursPath, reductionPath } from '../../addresses.ts'
import { historyOf, latestRows, type ReductionRow, standingRows, statusOf } from '../../of-officer.ts'
import { dayTyped, reasonItems, recordedText, reductionText, statusTag } from '../words.ts'

type Facts = {
  readonly officer: OfficerAtHand
  readonly rows: readonly ReductionRow[]
  readonly row: ReductionRow
  readonly today: Day
  /** The reason that the form for correcting shows. */
  readonly chosen: string
}

const line = (label: string, value: string) => ({ label, value })

/** Every word of the page of one reduction. */
export const presentReduction = ({ officer, rows, row, today, chosen }: Facts) => {
  const post = { team: officer.team, officer: officer.code }
  const later = latestRows(rows).find(({ id }) => id !== row.id && historyOf(rows, id).includes(row))
  return {
    title: 'Reduction',
    heading: row.reason,
    caption: `${officer.name}, ${officer.teamName}`,
    breadcrumbs: [{ text: officer.name, href: hoursPath(post) }],
    status: statusTag[statusOf(row, today)],
    later: later ? { text: 'This row was changed since', href: reductionPath(post, later.id) } : null,
    facts: [
      line('Hours a week', hoursText(row.hours)),
      line('First day', dayText(row.from)),
      line('Last day', row.to ? dayText(row.to) : 'None recorded'),
      line('Notes', row.notes === '' ? 'None' : row.notes),
    ],
    history: historyOf(rows, row.id).map(one => ({ what: reductionText(one), who: recordedText(one) })),
    mayChange: officer.mayRecord && standingRows(rows).includes(row),
    path: reductionPath(post, row.id),
    reasons: reasonItems(row.from, chosen),
    before: { hours: hoursText(row.hours), from: dayTyped(row.from), to: dayTyped(row.to), notes: row.notes },
  }
}
