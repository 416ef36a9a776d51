import type { Day } from '#platform/database/tables.ts'
import type { RowOf } from '../../server/workforce/workbook/rows.ts'
import { inventedName } from '../names.ts'
import type { Random } from '../random.ts'
import { plusDays } from '../service/days.ts'
import type { Case } from './cases.ts'
import type { Officer } from './nation.ts'

// The cells that several sheets have in common.

/** When the extract of a night was made. */
export const datestampOf = (night: Day): string => `${night} 00:30:00`

/** An officer, and their number in the whole service. */
export type Holder = { readonly officer: Officer; readonly number: number }

/** Who an officer is and where, as the officer sheets and the court reports say it. */
export const officerAndTeam = ({ team, ...officer }: Officer) => ({
  trust: 'PS',
  regionName: team.regionName,
  regionCode: team.regionCode,
  pduName: team.pduName,
  pduCode: team.pduCode,
  lduName: team.pduName,
  lduCode: team.pduCode,
  teamName: team.teamName,
  teamCode: team.teamCode,
  surname: officer.surname,
  forename: officer.forename,
  officerKey: officer.key,
  gradeCode: officer.gradeCode,
})

/** What every sheet of cases says of a case. The writer numbers the rows. */
export const oneCase = ({ officer }: Holder, one: Case, rowType: string) => ({
  row: 0,
  rowType,
  caseRef: one.ref,
  tierCode: one.tierCode,
  teamCode: officer.team.teamCode,
  gradeCode: officer.gradeCode,
  officerKey: officer.key,
  location: one.location,
})

/** Midnight at the beginning of a day so many days before the extract's. */
export const daysBefore = (night: Day, days: number): string => `${plusDays(night, -days)} 00:00:00`

/** The side of a support contact that did the work. */
export const doneBy = (officer: Officer) => ({
  doneByName: `${officer.surname}, ${officer.forename}`,
  doneByKey: officer.key,
  doneByGrade: officer.gradeCode,
  doneByTeam: officer.team.teamCode,
  doneByProvider: officer.team.regionCode,
})

/** The side of a support contact that holds the case. */
export const caseOfficer = (officer: Officer) => ({
  officerName: `${officer.surname}, ${officer.forename}`,
  officerKey: officer.key,
  officerGrade: officer.gradeCode,
  officerTeam: officer.team.teamCode,
  officerProvider: officer.team.regionCode,
})

/** A young person who came from youth justice, with an invented worker there. */
export const transition = (officer: Officer, one: Case, night: Day, random: Random): RowOf['t2a_detail'] => {
  const { team } = officer
  const { surname, forename } = inventedName(random)
  return {
    sheet: 't2a_detail',
    row: 0,
    caseRef: one.ref,
    eventNumber: '1',
    allocated: daysBefore(night, random.between(7, 400)),
    allocationName: 'Transfer from youth justice',
    allocationCode: 'YJT',
    orderProvider: team.regionCode,
    orderPduName: team.pduName,
    orderPdu: team.pduCode,
    orderTeamName: team.teamName,
    orderTeam: team.teamCode,
    orderStaffName: `${surname}, ${forename}`,
    orderStaff: officer.key,
    nsiCode: 'YOS',
    nsiName: 'Youth justice transition',
    born: daysBefore(night, random.between(18 * 366, 21 * 365)),
    age: '',
    nsiStatusCode: 'YOS03',
    nsiStatusName: 'Transfer meeting',
    nsiOutcomeCode: '',
    nsiOutcomeName: '',
    officerName: `${officer.surname}, ${officer.forename}`,
    officerKey: officer.key,
    gradeCode: officer.gradeCode,
    provider: team.regionCode,
    pdu: team.pduCode,
    teamCode: team.teamCode,
  }
}
