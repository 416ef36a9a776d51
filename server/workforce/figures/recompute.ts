import { contactPoints, profileNamed, ruleSetNamed } from '@candour/workload'
import { sql } from 'kysely'
import type { Trx } from '#platform/database/tables.ts'
import { postKey } from '../import/posts.ts'
import { workforce } from '../tables.ts'
import { type ResultLine, resultDigest } from './digest.ts'
import { figureOf, type OfficerFigure, type Rules } from './officer-figure.ts'
import { storedLines } from './stored-lines.ts'
import { type UnitFigure, unitFigures } from './unit-figures.ts'

/** A figure that does not come out as it was published. */
export type Difference = {
  /** `officer N53B563 in team N53DEC`, `unit N53DRBY` or `the whole result`. */
  readonly of: string
  readonly figure: string
  readonly published: string
  readonly recomputed: string
}

export type Recount = {
  readonly result: number
  readonly officers: number
  readonly units: number
  readonly differences: readonly Difference[]
}

/**
 * Works out a published result again from the rows and hours that were stored with it, by the rules it was made with, and
 * names every figure that differs: of an officer, of a unit, and the digest that the ledger holds.
 *
 * @throws RangeError when there is no such result, or its rules are not shipped
 */
export const recomputeResult = async (trx: Trx, resultId: number): Promise<Recount> => {
  const db = workforce(trx)
  const result = await db.selectFrom('workforce.result_set').selectAll().where('id', '=', resultId).executeTakeFirst()
  if (!result) throw new RangeError(`there is no result ${resultId}`)
  const rules = rulesOf(result)
  const stored = await storedLines(trx, result)
  const inputs = await inputsOf(trx, result, stored, rules)
  const lines = stored.map(line => ({ ...line, figure: figureAgain(line, inputs, rules) }))
  const units = await storedUnits(trx, resultId)
  const again = unitFigures(lines, new Map(units.map(({ unit }) => [unit.code, unit])), rules)
  return {
    result: resultId,
    officers: stored.length,
    units: units.length,
    differences: [
      ...stored.flatMap((line, index) => officerDifferences(line, lines[index]?.figure)),
      ...unitDifferences(units, again),
      ...differing('the whole result', { digest: result.digest }, { digest: resultDigest(stored) }),
      ...differing("the ledger's entry", { digest: await digestInLedger(trx, result.import) }, result),
    ],
  }
}

/** The digest that the leaf of the import commits to: a result rewritten as a whole still differs from it. */
const digestInLedger = async (trx: Trx, file: number): Promise<unknown> => {
  const entry = await workforce(trx)
    .selectFrom('workforce.entry')
    .select('payload')
    .where('import', '=', file)
    .executeTakeFirst()
  if (!entry) return null
  const payload: unknown = JSON.parse(Buffer.from(entry.payload).toString())
  return typeof payload === 'object' && payload !== null && 'digest' in payload ? payload.digest : null
}

const rulesOf = (result: { rule_set: string; rule_set_version: string; profile: string }): Rules => {
  const ruleSet = ruleSetNamed(result.rule_set)
  const profile = profileNamed(result.profile)
  if (ruleSet?.stamp.version !== result.rule_set_version || !profile) {
    throw new RangeError(`rule set ${result.rule_set} ${result.rule_set_version} (${result.profile}) is not shipped`)
  }
  return { ruleSet, profile }
}

type Inputs = { readonly contacts: ReadonlyMap<string, number>; readonly reduced: ReadonlyMap<string, number> }
type Contact = {
  id: string
  code: string
  day: string
  done_by_team: string
  done_by: string
  officer_team: string
  officer: string
}

const inputsOf = async (
  trx: Trx,
  result: { readonly id: number; readonly import: number; readonly extract_day: string },
  stored: readonly ResultLine[],
  { ruleSet, profile }: Rules,
): Promise<Inputs> => {
  const contacts = await sql<Contact>`select * from workforce.contacts_to_recount(${result.import})`.execute(trx)
  const hours = await sql<{ team: string; officer: string; hours: string }>`
    select * from workforce.reduced_hours_to_recount(${result.id})`.execute(trx)
  const inFile = new Set(stored.flatMap(({ team, officer, post }) => (post ? [postKey(team, officer)] : [])))
  const moved = contacts.rows.map(({ id, code, day, ...who }) => ({
    ...{ id, code, day },
    doneBy: postKey(who.done_by_team, who.done_by),
    caseOfficer: postKey(who.officer_team, who.officer),
  }))
  return {
    contacts: contactPoints(moved, result.extract_day, key => inFile.has(key), ruleSet, profile).points,
    reduced: new Map(hours.rows.map(row => [postKey(row.team, row.officer), Number(row.hours)])),
  }
}

/** Contracted hours are an input of the result; what reductions take off is added up again from its stored reductions. */
const figureAgain = ({ team, officer, post, figure }: ResultLine, inputs: Inputs, rules: Rules): OfficerFigure => {
  const hours = { ...figure.hours, reduced: inputs.reduced.get(postKey(team, officer)) ?? 0 }
  return post ? figureOf(post, hours, inputs.contacts.get(postKey(team, officer)) ?? 0, rules) : { ...figure, hours }
}

const storedUnits = async (trx: Trx, result: number): Promise<readonly UnitFigure[]> => {
  const rows = await workforce(trx)
    .selectFrom('workforce.unit_figure')
    .selectAll()
    .where('result', '=', result)
    .execute()
  return rows.map(row => ({
    unit: { code: row.unit, kind: row.kind, name: row.name, parent: row.parent },
    ...{ officers: row.officers, unknown: row.unknown, amber: row.amber, red: row.red },
    ...{ hoursAssumed: row.hours_assumed, casesAll: row.cases_all, cases: row.cases, used: row.used },
    ...{ available: row.available, unmeasuredCases: row.unmeasured_cases, unmeasuredUsed: row.unmeasured_used },
    ...{ casesUnnamed: row.cases_unnamed, contactPoints: row.contact_points, counts: row.counts },
    ...{ contracted: Number(row.contracted), reduced: Number(row.reduced) },
  }))
}

const officerDifferences = ({ team, officer, figure }: ResultLine, again: OfficerFigure | undefined) => {
  const { hours, ...published } = figure
  const { hours: hoursAgain, ...recomputed } = again ?? figure
  const of = `officer ${officer} in team ${team}`
  return differing(of, { ...published, ...hours }, { ...recomputed, ...hoursAgain })
}

const unitDifferences = (units: readonly UnitFigure[], again: readonly UnitFigure[]): readonly Difference[] => {
  const recomputed = new Map(again.map(figure => [figure.unit.code, figure]))
  return units.flatMap(({ unit, ...published }) => {
    const { unit: _, ...figures } = recomputed.get(unit.code) ?? { unit }
    return differing(`unit ${unit.code}`, published, figures)
  })
}

type Figures = Readonly<Record<string, unknown>>

const differing = (of: string, published: Figures, recomputed: Figures): readonly Difference[] =>
  Object.entries(published).flatMap(([figure, value]) => {
    const [before, after] = [wordOf(value), wordOf(recomputed[figure])]
    return before === after ? [] : [{ of, figure, published: before, recomputed: after }]
  })

const wordOf = (value: unknown): string => (value === null || value === undefined ? 'nothing' : String(value))
