import type { CourtReportRow, OfficerRow } from '../workbook/rows.ts'

export type FileUnit = {
  readonly code: string
  readonly kind: 'region' | 'pdu' | 'team'
  readonly name: string
  /** Null for a region, which belongs to the nation. */
  readonly parent: string | null
}

type PlacedRow = OfficerRow | CourtReportRow

/** Why a row cannot be placed in the organisation. */
export type Misplaced = { readonly column: string; readonly reason: string; readonly value: string }

export type UnitsOfFile = {
  /** Takes the team, PDU and region of a row; null when they fit what came before. */
  readonly place: (row: PlacedRow) => Misplaced | null
  readonly all: () => readonly FileUnit[]
}

const kindNames = { region: 'region', pdu: 'PDU', team: 'team' } as const

/** The organisation as a workbook describes it, row by row. What is said first stands; what contradicts it is refused. */
export const unitsOfFile = (): UnitsOfFile => {
  const units = new Map<string, FileUnit>()

  const clash = (unit: FileUnit, column: string): Misplaced | null => {
    if (unit.code === '') return { column, reason: `The row has no ${kindNames[unit.kind]} code`, value: '' }
    const before = units.get(unit.code)
    if (!before) return null
    if (before.kind !== unit.kind) {
      const reason = `${unit.code} is already the code of a ${kindNames[before.kind]}`
      return { column, reason, value: unit.code }
    }
    if (before.parent === unit.parent) return null
    const reason = `${kindNames[unit.kind]} ${unit.code} stands under ${before.parent} in an earlier row`
    return { column, reason, value: unit.parent ?? '' }
  }

  const place = (row: PlacedRow): Misplaced | null => {
    const region = {
      code: row.regionCode,
      kind: 'region',
      name: row.regionName || row.regionCode,
      parent: null,
    } as const
    const pdu = { code: row.pduCode, kind: 'pdu', name: row.pduName || row.pduCode, parent: region.code } as const
    const team = { code: row.teamCode, kind: 'team', name: row.teamName || row.teamCode, parent: pdu.code } as const
    const misplaced = clash(region, 'Region_Code') ?? clash(pdu, 'PDU_Code') ?? clash(team, 'Team_Code')
    if (misplaced) return misplaced
    for (const unit of [region, pdu, team]) if (!units.has(unit.code)) units.set(unit.code, unit)
    return null
  }

  return { place, all: () => [...units.values()] }
}
