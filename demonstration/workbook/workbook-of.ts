import type { RuleSet } from '@candour/workload'
import { cellOf } from '@candour/workload'
import type { Day } from '#platform/database/tables.ts'
import type {
  CaseRow,
  CaseSheet,
  OfficerRow,
  OfficerSheet,
  RowOf,
  WorkbookSource,
} from '../../server/workforce/workbook/rows.ts'
import { Random } from '../random.ts'
import type { Case, Inactive } from './cases.ts'
import type { Officer } from './nation.ts'
import type { Holder } from './row-parts.ts'
import { caseOfficer, datestampOf, daysBefore, doneBy, officerAndTeam, oneCase, transition } from './row-parts.ts'

export type Terms = {
  /** For what the cases do not say: court reports and support contacts. */
  readonly seed: number
  /** The day of the extract. */
  readonly night: Day
  readonly ruleSet: RuleSet
}

/** The cases that an officer holds: the same each time they are asked for, so that no sheet contradicts another. */
export type CasesOf = (holder: Holder) => readonly Case[]

/**
 * A service as the rows of one night's workbook. The sheets agree with each other: filtered counts are all counts less the
 * cases that stand in the sheets of inactive ones.
 */
export const workbookOf = (holders: readonly Holder[], casesOf: CasesOf, terms: Terms): WorkbookSource => {
  const service = new Service(holders, casesOf, terms)
  return {
    wmt_extract: () => service.officers('wmt_extract', () => true),
    wmt_extract_filtered: () => service.officers('wmt_extract_filtered', one => one.inactive === null),
    t2a: () => service.officers('t2a', one => one.inTransition),
    omic_teams: () => service.prisonOfficers(),
    court_reports: () => service.courtReports(),
    flag_warr_4_n: () => service.allCasesAndWarrants(),
    flag_upw: () => service.inactiveCases('flag_upw', 'unpaid work', 'U'),
    flag_o_due: () => service.inactiveCases('flag_o_due', 'overdue', 'O'),
    flag_priority: () => service.priorityCases(),
    wmt_extract_sa: () => service.standaloneOrders(),
    suspended_lifers: () => service.suspendedLifers(),
    cms: () => service.contacts(),
    t2a_detail: () => service.transitions(),
  }
}

class Service {
  readonly #holders: readonly Holder[]
  readonly #casesOf: CasesOf
  readonly #seed: number
  readonly #night: Day
  readonly #ruleSet: RuleSet

  constructor(holders: readonly Holder[], casesOf: CasesOf, terms: Terms) {
    this.#holders = holders
    this.#casesOf = casesOf
    this.#seed = terms.seed
    this.#night = terms.night
    this.#ruleSet = terms.ruleSet
  }

  *officers(sheet: OfficerSheet, counted: (one: Case) => boolean): Generator<OfficerRow> {
    for (const holder of this.#holders) {
      yield this.#officerRow(sheet, holder.officer, this.#casesOf(holder).filter(counted))
    }
  }

  /** One prison team for each PDU, of the officers of its second team: all their cases are in custody. */
  *prisonOfficers(): Generator<OfficerRow> {
    for (const holder of this.#holders) {
      const { officer } = holder
      if (officer.team.place !== 2) continue
      const teamCode = `${officer.team.pduCode}XAE`
      const team = { ...officer.team, teamCode, teamName: `OMIC ${officer.team.pduName}` }
      const cases = this.#casesOf(holder).filter(one => one.location === 'custody')
      yield this.#officerRow('omic_teams', { ...officer, team, key: `${officer.key}P` }, cases)
    }
  }

  *courtReports(): Generator<RowOf['court_reports']> {
    const random = new Random(`court ${this.#seed}`)
    for (const { officer } of this.#holders) {
      const inCourtTeam = officer.team.last
      if (officer.post === 'unallocated' || !(inCourtTeam || random.chance(0.2))) continue
      yield {
        sheet: 'court_reports',
        row: 0,
        ...officerAndTeam(officer),
        teamStaffGrade: `${officer.team.teamCode}|${officer.key}|${officer.gradeCode}`,
        sdrLast30: random.between(0, inCourtTeam ? 12 : 3),
        sdrDueNext30: random.between(0, inCourtTeam ? 8 : 2),
        sdrConversionsLast30: random.between(0, 3),
        oralReports: random.between(0, inCourtTeam ? 20 : 4),
        datestamp: datestampOf(this.#night),
      }
    }
  }

  *allCasesAndWarrants(): Generator<CaseRow> {
    for (const [holder, one] of this.#cases()) {
      yield { sheet: 'flag_warr_4_n', ...oneCase(holder, one, 'N') }
      if (one.inactive === 'warrant') yield { sheet: 'flag_warr_4_n', ...oneCase(holder, one, 'W') }
    }
  }

  *inactiveCases(sheet: CaseSheet, reason: Inactive, rowType: string): Generator<CaseRow> {
    for (const [holder, one] of this.#cases()) {
      if (one.inactive === reason) yield { sheet, ...oneCase(holder, one, rowType) }
    }
  }

  *priorityCases(): Generator<CaseRow> {
    for (const [holder, one] of this.#cases()) {
      if (one.priority)
        yield { sheet: 'flag_priority', ...oneCase(holder, one, one.location === 'custody' ? 'I' : 'P') }
    }
  }

  *standaloneOrders(): Generator<RowOf['wmt_extract_sa']> {
    const disposal = { disposalName: 'Suspended Sentence Order', disposalCode: '330', standaloneOrder: 'SA Curfew' }
    for (const [holder, one] of this.#cases()) {
      if (one.standalone) yield { sheet: 'wmt_extract_sa', ...oneCase(holder, one, 'S'), ...disposal }
    }
  }

  *suspendedLifers(): Generator<RowOf['suspended_lifers']> {
    for (const [holder, one] of this.#cases()) {
      if (one.inactive !== 'suspended lifer') continue
      yield {
        sheet: 'suspended_lifers',
        ...oneCase(holder, one, 'L'),
        inCustody: 'N',
        registerCode: 'INLL',
        registerName: 'Lifer',
        registerLevel: 'L2',
        registerLevelName: 'Lifer - Not Supervised',
        registerCategory: 'LF03',
        registerCategoryName: 'Lifer - Life Imprisonment',
        registered: daysBefore(this.#night, 3000),
        deregistered: null,
        nextReview: daysBefore(this.#night, -90),
      }
    }
  }

  /** About one contact an officer, done by somebody else of the same region. */
  *contacts(): Generator<RowOf['cms']> {
    const random = new Random(`contacts ${this.#seed}`)
    const kinds = this.#ruleSet.data.contacts.filter(({ category }) => category === 1)
    for (const holder of this.#holders) {
      const [one] = this.#casesOf(holder)
      const other = this.#holders[holder.number + random.between(1, 6)]?.officer
      if (!one || !other || other.team.regionCode !== holder.officer.team.regionCode) continue
      const { code, work } = random.pick(kinds)
      yield {
        sheet: 'cms',
        row: 0,
        contactId: String(4_000_000_000 + holder.number),
        caseRef: one.ref,
        contactDate: daysBefore(this.#night, random.between(0, 6)),
        contactCode: code,
        contactName: `CMS - ${work}`,
        ...doneBy(other),
        ...caseOfficer(holder.officer),
      }
    }
  }

  *transitions(): Generator<RowOf['t2a_detail']> {
    const random = new Random(`transitions ${this.#seed}`)
    for (const [{ officer }, one] of this.#cases()) {
      if (one.inTransition) yield transition(officer, one, this.#night, random)
    }
  }

  *#cases(): Generator<readonly [Holder, Case]> {
    for (const holder of this.#holders) {
      for (const one of this.#casesOf(holder)) yield [holder, one]
    }
  }

  #officerRow(sheet: OfficerSheet, officer: Officer, cases: readonly Case[]): OfficerRow {
    const counts = new Uint16Array(this.#ruleSet.data.tiers.length * 3)
    for (const { location, tierCode } of cases) {
      const cell = cellOf(location, tierCode, this.#ruleSet)
      counts[cell] = (counts[cell] ?? 0) + 1
    }
    const firstWeeks = (location: Case['location']) =>
      Math.floor(cases.filter(one => one.location === location).length / 5)
    return {
      sheet,
      row: 0,
      ...officerAndTeam(officer),
      counts,
      communityFirst16Weeks: firstWeeks('community'),
      licenceFirst16Weeks: firstWeeks('licence'),
      datestamp: datestampOf(this.#night),
      caseCount: cases.length,
    }
  }
}
