import { stringify } from 'csv-stringify/sync'
import { instantText } from '#platform/web/dates.ts'
import { reasonText } from '../../messages/reason-words.ts'
import type { Act } from '../../queries/acts.ts'
import { actText } from '../act-row.ts'

const headings = [
  'CRN',
  'Name',
  'What',
  'To officer',
  'To team',
  'From officer',
  'From team',
  'Why',
  'Against',
  'By',
  'Recorded',
  'For the day',
]

const rowOf = (act: Act) => [
  act.crn ?? 'Not in your sight',
  act.limited || act.name === null ? '' : act.name,
  actText(act),
  act.to ?? '',
  act.toTeam,
  act.from ?? '',
  act.fromTeam ?? '',
  reasonText(act.reason),
  act.against ?? '',
  act.by,
  instantText(act.recordedAt),
  act.happened,
]

/** The history as CSV: a text that a spreadsheet would run as a formula gets an apostrophe before it. */
export const actsCsv = (acts: readonly Act[]): string =>
  stringify([headings, ...acts.map(rowOf)], { escape_formulas: true, bom: true })
