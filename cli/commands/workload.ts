import type { OfficerWorkload, RuleSet } from '@candour/workload'
import { officerWorkload, profileNamed, profiles, ruleSetOn, ruleSets } from '@candour/workload'
import type { Command } from '../command.ts'
import { BadInput } from '../command.ts'
import { Fields } from '../fields.ts'
import { readJson, writeJson } from '../json.ts'
import { gradeIn, readCases, readContactPoints, readReports } from '../officer-input.ts'

export const command: Command = {
  name: 'workload',
  summary: 'Work out the workload of officers, with every ingredient',
  usage: 'candour workload [officers.json]   an array of officers, in the file or on stdin',
  run: async ([file, ...more], io) => {
    if (more.length > 0) throw new BadInput(`"${more[0]}" is one argument too many: one file at a time`)
    const officers = await readJson(file, io)
    if (!Array.isArray(officers))
      throw new BadInput('an array of officers was expected, like [{"gradeBand":"PO", ...}]')
    writeJson(
      officers.map((officer, index) => workloadOf(new Fields(officer, `[${index}]`))),
      io,
    )
    return 0
  },
}

/**
 * One officer's figures from the fields of the vectors: `id`, `gradeBand` (or `gradeId`, `gradeCode`),
 * `contractedHours`, `reductionHours`, `cases`, `sdrLast30`, `fdrLast30`, `cmsPoints`; `day` picks the rule set in force
 * then, `profile` a peer's way of applying it.
 */
const workloadOf = (fields: Fields): unknown => {
  const profile = profileNamed(fields.has('profile') ? fields.text('profile') : 'candour')
  if (!profile) throw fields.wrong('profile', fields.any('profile'), `one of ${Object.keys(profiles).join(', ')}`)
  const base = ruleSetIn(fields)
  const id = fields.any('id')
  const grade = gradeIn(fields, base)
  const { cases, t2aCases, ruleSet: weighed } = readCases(fields.rows('cases'), base)
  const { reports, ruleSet } = readReports(fields, weighed)
  const contractedHours = fields.has('contractedHours') ? fields.numberOrNull('contractedHours') : null
  const reductionHours = fields.numberOr('reductionHours', 0)
  for (const [name, hours] of Object.entries({ contractedHours, reductionHours })) {
    if (hours !== null && hours < 0) throw fields.wrong(name, hours, 'hours from 0 up')
  }
  const input = {
    grade,
    contractedHours,
    reductionHours,
    cases,
    t2aCases,
    reports,
    contactPoints: readContactPoints(fields, ruleSet),
  }
  fields.done()
  return { ...(id === undefined ? {} : { id }), ...written(officerWorkload(input, ruleSet, profile)) }
}

const ruleSetIn = (fields: Fields): RuleSet => {
  if (!fields.has('day')) {
    const newest = ruleSets.at(-1)
    if (!newest) throw new Error('no rule set is shipped')
    return newest
  }
  const day = fields.text('day')
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw fields.wrong('day', day, 'a day, like 2026-01-31')
  const found = ruleSetOn(day)
  if (!found.known) throw new BadInput(`${fields.at('day')}: ${found.why}`)
  return found.value
}

/** The figures under the names that the vectors give them, where they have one. */
const written = (workload: OfficerWorkload) => ({
  totalCases: workload.cases,
  totalPoints: workload.used,
  parts: workload.parts,
  availablePoints: workload.available,
  nominalTarget: workload.target,
  contractedHours: workload.contractedHours,
  reductionHours: workload.reductionHours,
  capacityPercent: workload.percent,
  ingredients: workload.ingredients(),
  ruleSet: workload.ruleSet,
  profile: workload.profile,
})
