import type { Location } from '@candour/workload'
import { countOf, locationNamed } from '@candour/workload'
import type { Kind } from './columns.ts'
import { momentFrom } from './moments.ts'
import type { Moment } from './rows.ts'

/** Why a cell cannot be taken, in words that follow the name of the column. */
export class Refusal {
  readonly reason: string

  constructor(reason: string) {
    this.reason = reason
  }
}

type Value = string | number | Location | Moment | null

const largestCount = 65_535
const missing = new Refusal('is empty')
const notACount = new Refusal(`is not a whole number from 0 to ${largestCount}`)
const notATier = new Refusal('is not a tier code that the rule set knows')
const notALocation = new Refusal('is not Community, Custody or Licence')
const notAMoment = new Refusal('is not a date like 2026-02-03 or 03/02/2026')

/** What reading a cell depends on besides the cell. */
export type Reading = { readonly from1904: boolean; readonly tiers: number }

/** A count of cases: 0 where nothing stands. */
export const readCount = (text: string): number | Refusal => {
  const count = countOf(text)
  return count !== undefined && count <= largestCount ? count : notACount
}

const readTier = (text: string, tiers: number): number | Refusal =>
  /^\d{1,3}$/.test(text) && Number(text) < tiers ? Number(text) : notATier

const readMoment = (text: string, reading: Reading): Moment | Refusal =>
  momentFrom(text, reading.from1904) ?? notAMoment

/** The value of a cell as its column reads it, or why it cannot be taken. */
export const readValue = (text: string, kind: Kind, reading: Reading): Value | Refusal => {
  switch (kind) {
    case 'text':
      return text
    case 'key':
      return text === '' ? missing : text
    case 'count':
      return readCount(text)
    case 'tier':
      return readTier(text, reading.tiers)
    case 'location':
      return locationNamed(text) ?? notALocation
    case 'day':
      return text === '' ? missing : readMoment(text, reading)
    case 'moment':
      return text === '' ? null : readMoment(text, reading)
  }
}
