import { type Ingredient, isGrade, officerWorkload, ruleSetOn } from '@candour/workload'
import type { Day, Trx } from '#platform/database/tables.ts'
import { officerInput } from '../figures/officer-figure.ts'
import { storedLines } from '../figures/stored-lines.ts'
import { postKey } from '../import/posts.ts'
import { casesOn, holdingOf } from '../live/cases.ts'
import { livePosts } from '../live/live-posts.ts'
import type { OfficerLoad } from '../queries/officers.ts'
import { latestResult } from '../queries/results.ts'
import { noWork, reportsByKind, workOn } from '../work/work-on.ts'

/** A line of what a figure is made of; count and weight are null where a line has none. */
export type KeptLine = {
  readonly what: string
  readonly count: number | null
  readonly weight: number | null
  readonly points: number
}

/** A figure as somebody saw it, with everything that it was made of: kept with a challenge, whatever becomes of the figure. */
export type KeptFigure = {
  readonly day: Day
  readonly source: string
  readonly ruleSet: string
  readonly cases: number | null
  readonly used: number | null
  readonly available: number | null
  readonly percent: number | null
  /** Why the percentage is not known; null when it is. */
  readonly why: string | null
  readonly contracted: number | null
  readonly reduced: number
  readonly lines: readonly KeptLine[]
}

const reports: Readonly<Record<string, string>> = {
  sdr: 'Standard delivery reports',
  fdr: 'Fast delivery reports',
}

const lineOf = (one: Ingredient): KeptLine => {
  if (one.kind === 'contacts') return { what: 'Support contacts, net', count: null, weight: null, points: one.points }
  const { count, weight, points } = one
  if (one.kind === 'reports') return { what: reports[one.report] ?? one.report, count, weight, points }
  const tier = one.tier === 'UNTIERED' ? 'No tier yet' : `Tier ${one.tier}`
  return { what: `${tier}, ${one.location}${one.kind === 't2a' ? ' (T2A)' : ''}`, count, weight, points }
}

type Post = { readonly team: string; readonly officer: string }

const amounts = (load: OfficerLoad) => ({
  cases: load.cases,
  used: load.used.known ? load.used.value : null,
  available: load.available.known ? load.available.value : null,
  percent: load.percent.known ? load.percent.value : null,
  why: load.percent.known ? null : load.percent.why,
  contracted: load.contracted,
  reduced: load.reduced,
})

/** By the nightly file: for teams that keep no record here. */
const fromFile = async (trx: Trx, load: OfficerLoad, { team, officer }: Post): Promise<KeptFigure | undefined> => {
  const result = await latestResult(trx)
  if (!result) return undefined
  const [line] = await storedLines(trx, result, { team, officer })
  const input =
    line?.post && line.figure.used !== null
      ? officerInput(line.post, line.figure.hours, line.figure.contactPoints ?? 0, result)
      : null
  return {
    day: result.extractDay,
    source: `${result.fileName} (SHA-256 ${result.sha256.slice(0, 12)}), result ${result.id}`,
    ruleSet: `${result.ruleSet.stamp.id} ${result.ruleSet.stamp.version}`,
    ...amounts(load),
    lines: input ? officerWorkload(input, result.ruleSet, result.profile).ingredients().map(lineOf) : [],
  }
}

const fromRecord = async (trx: Trx, load: OfficerLoad, { team, officer }: Post, day: Day): Promise<KeptFigure> => {
  const rules = ruleSetOn(day)
  const head = { day, source: 'The record', ...amounts(load) }
  if (!rules.known) return { ...head, ruleSet: rules.why, lines: [] }
  const holding = holdingOf(await casesOn(trx, { teams: [team], officers: [officer] }, day), rules.value)
  const work = await workOn(trx, { teams: [team], officers: [officer] }, day, rules.value)
  const done = work.get(postKey(team, officer)) ?? noWork
  const workload = officerWorkload(
    {
      grade: isGrade(load.grade) ? load.grade : 'DMY',
      ...{ contractedHours: load.contracted, reductionHours: load.reduced, cases: holding.cells, t2aCases: null },
      ...{ reports: reportsByKind(done.reports), contactPoints: done.contactPoints },
    },
    rules.value,
  )
  const { id, version } = rules.value.stamp
  return { ...head, ruleSet: `${id} ${version}`, lines: workload.ingredients().map(lineOf) }
}

/** The figure of an officer in a team as it stands on a day; undefined when no figure knows them there. */
export const figureNow = async (trx: Trx, post: Post, day: Day): Promise<KeptFigure | undefined> => {
  const loads = await livePosts(trx, { teams: [post.team], officers: [post.officer] }, day)
  const load = loads.find(({ team, officer }) => team === post.team && officer === post.officer)
  if (!load) return undefined
  return load.source === 'record' ? fromRecord(trx, load, post, day) : fromFile(trx, load, post)
}
