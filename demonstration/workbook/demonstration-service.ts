import type { RuleSet } from '@candour/workload'
import { tierCode } from '@candour/workload'
import type { WorkbookSource } from '../../server/workforce/workbook/rows.ts'
import { Random } from '../random.ts'
import { LAST_DAY } from '../service/days.ts'
import type { Person, Sentence } from '../service/people.ts'
import type { RegionPlan } from '../service/scale.ts'
import type { DemonstrationPdu } from '../service/service.ts'
import { type Grade, type Member, pseudoOfficerOf } from '../service/staff.ts'
import type { Case } from './cases.ts'
import { gradeCodes, nobodyIn, type Officer, type Post, type Team, teamsIn } from './nation.ts'
import { workbookOf } from './workbook-of.ts'

const posts: Readonly<Partial<Record<Grade, Post>>> = { PO: 'po', PSO: 'pso', TPO: 'trainee', SPO: 'spo' }

const places: Readonly<Record<Sentence, Case['location']>> = {
  'community-order': 'community',
  'suspended-sentence': 'community',
  custody: 'custody',
  licence: 'licence',
  'post-sentence-supervision': 'licence',
}

const officerOf = (member: Member, team: Team): Officer[] => {
  const post = posts[member.grade]
  if (!post || member.left !== null) return []
  const { code: key, surname, forename } = member
  return [{ team, key, surname, forename, gradeCode: gradeCodes[post], post }]
}

const caseOf = (person: Person, ruleSet: RuleSet): Case => {
  const random = new Random(`workbook ${person.crn}`)
  return {
    ref: person.crn,
    location: places[person.sentence],
    tierCode: tierCode(person.tier, ruleSet) ?? 0,
    inactive: random.chance(0.015) ? 'warrant' : random.chance(0.015) ? 'overdue' : null,
    inTransition: random.chance(0.004),
    priority: random.chance(0.03),
    standalone: false,
  }
}

/**
 * The demonstration service as last night's workbook: the officers and people of the record.
 *
 * @param missing staff codes that the file leaves out, as a real one does now and then: their figures are unknown
 */
export const demonstrationWorkbook = (
  regions: readonly RegionPlan[],
  pdus: readonly DemonstrationPdu[],
  missing: ReadonlySet<string>,
  ruleSet: RuleSet,
): WorkbookSource => {
  const members = Map.groupBy(
    pdus.flatMap(pdu => pdu.members),
    member => member.team,
  )
  const cases = Map.groupBy(
    pdus.flatMap(pdu => pdu.people).filter(person => person.started <= LAST_DAY),
    person => (person.hasOfficer ? (person.holders.at(-1)?.officer ?? '') : pseudoOfficerOf(person.team)),
  )
  const holders = teamsIn(regions)
    .flatMap(team => [nobodyIn(team), ...(members.get(team.teamCode) ?? []).flatMap(member => officerOf(member, team))])
    .filter(officer => !missing.has(officer.key))
    .map((officer, number) => ({ officer, number }))
  return workbookOf(
    holders,
    ({ officer }) => (cases.get(officer.key) ?? []).map(one => caseOf(one, ruleSet)),
    1,
    ruleSet,
  )
}
