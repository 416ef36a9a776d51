import { codesOn, wordsOf } from '#caseload'
import type { Day } from '#platform/database/tables.ts'

const SET = 'allocation-reason'
const ANY_DAY: Day = '2999-12-31'

/** The words of a reason for a message; null for none, and for one that says something of risk. */
export const recordedReason = (code: string | null): string | null => {
  if (code === null) return null
  const row = codesOn(SET, ANY_DAY).find(one => one.code === code)
  return row === undefined || row.aboutRisk ? null : row.words
}

/** The words of a reason for a page. */
export const reasonText = (code: string | null): string => (code === null ? '' : wordsOf(SET, code))

/** The reasons that a form offers on a day: for somebody without an officer, and for one who has one. */
export const reasonsFor = (hasOfficer: boolean, on: Day) =>
  codesOn(SET, on)
    .filter(one => hasOfficer || !one.named)
    .map(({ code, words }) => ({ value: code, text: words }))
