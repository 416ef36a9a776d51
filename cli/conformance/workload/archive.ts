import {
  type ArchiveRow,
  archiveAverage,
  archiveMeasures,
  batchesOf,
  type Figure,
  inInterval,
  type Profile,
  scoreBand,
  shown,
  wholeNumber,
  workloadPeriod,
} from '@candour/workload'
import type { Fields } from '../../fields.ts'
import { Rounded } from '../compare.ts'
import type { Kind } from './kind.ts'
import { valueOrNull } from './value-or-null.ts'

/** Stored days of an officer or a team; with an interval, only those that count in it. */
export const average: Kind = (input, profile) => {
  const by = input.text('groupBy')
  if (by !== 'officer' && by !== 'team') throw input.wrong('groupBy', by, 'officer or team')
  const rows = input.rows('rows')
  const interval = input.has('interval') ? readInterval(input.inner('interval')) : undefined
  const counted = rows.flatMap(row => {
    const day = row.has('day') ? row.text('day') : undefined
    const read = readRow(row)
    return interval && day !== undefined && !inInterval(day, interval, profile) ? [] : [read]
  })
  const { reports, amounts, percent, contactPercent, groupPercent } = archiveAverage(counted, by, profile)
  return {
    ...amounts,
    ...{ reports, capacity: text(percent), cmsPercent: text(contactPercent), gsPercent: text(groupPercent) },
    capacityPercent: new Rounded(valueOrNull(percent)),
  }
}

const text = (figure: Figure): string | null => (figure.known ? `${shown(figure)}%` : null)

const readInterval = (fields: Fields) => {
  const interval = { from: fields.text('from'), to: fields.text('to') }
  fields.done()
  return interval
}

const readRow = (row: Fields): ArchiveRow => {
  const amounts = Object.fromEntries(archiveMeasures.map(name => [name, row.numberOr(name, 0)]))
  const read = { report: row.number('report'), amounts: amounts as ArchiveRow['amounts'] }
  row.done()
  return read
}

/** The display rounding of a number. */
export const rounding: Kind = (input, profile) => ({ rounded: wholeNumber(input.number('value'), profile) })

/** Rows into the batches of the nightly run. */
export const split: Kind = input => ({ tasks: batchesOf(input.number('rows'), input.number('batchSize')) })

export const period: Kind = (input, profile: Profile) => {
  const now = input.text('now')
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(now)) throw input.wrong('now', now, 'a time like 2022-07-12T19:45')
  return { ...workloadPeriod(now, profile) }
}

export const band: Kind = input => ({ band: scoreBand(input.numberOrNull('ogrs')) })
