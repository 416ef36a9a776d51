import assert from 'node:assert/strict'
import test from 'node:test'
import type { CourtReportRow } from '../workbook/rows.ts'
import { unitsOfFile } from './units-of-file.ts'

const rowIn = (region: string, pdu: string, team: string): CourtReportRow => ({
  sheet: 'court_reports',
  row: 2,
  trust: 'PS',
  regionName: '',
  regionCode: region,
  pduName: '',
  pduCode: pdu,
  lduName: '',
  lduCode: pdu,
  teamName: '',
  teamCode: team,
  surname: 'Doe',
  forename: 'Jo',
  officerKey: 'N53B563',
  gradeCode: 'NPSM',
  teamStaffGrade: '',
  sdrLast30: 0,
  sdrDueNext30: 0,
  sdrConversionsLast30: 0,
  oralReports: 0,
  datestamp: null,
})

test('a team belongs to one PDU: a row that puts it under a second one is refused and names the first', () => {
  const units = unitsOfFile()
  assert.equal(units.place(rowIn('N53', 'N53DRBY', 'N53DEC')), null)
  assert.deepEqual(units.place(rowIn('N53', 'N53NOTT', 'N53DEC')), {
    column: 'Team_Code',
    reason: 'team N53DEC stands under N53DRBY in an earlier row',
    value: 'N53NOTT',
  })
})

test('a refused row adds nothing to the organisation', () => {
  const units = unitsOfFile()
  units.place(rowIn('N53', 'N53DRBY', 'N53DEC'))
  units.place(rowIn('N54', 'N54YORK', 'N53DEC'))
  assert.deepEqual(
    units.all().map(unit => unit.code),
    ['N53', 'N53DRBY', 'N53DEC'],
  )
})

test('one code cannot name a PDU and a team', () => {
  const units = unitsOfFile()
  units.place(rowIn('N53', 'N53DRBY', 'N53DEC'))
  assert.equal(units.place(rowIn('N53', 'N53DEC', 'N53AAA'))?.reason, 'N53DEC is already the code of a team')
})
