import type { Trx } from '#platform/database/tables.ts'
import { unitAndAbove } from '#platform/organisation/units.ts'
import type { ResultLine } from '../figures/digest.ts'
import { storedLines } from '../figures/stored-lines.ts'
import { postKey } from '../import/posts.ts'
import { casesOn, type Holding, holdingOf } from '../live/cases.ts'
import { livePosts } from '../live/live-posts.ts'
import { workforce } from '../tables.ts'
import { noWork, type ReportsDone, workOn } from '../work/work-on.ts'
import { type FrozenReduction, reductionsIn } from './officer-details.ts'
import { type OfficerLoad, officerLoad, postsOfOfficer } from './officers.ts'
import type { Result } from './results.ts'
import { type AskedFigures, figuresToShow, type LiveDay, type ShownFigures } from './shown.ts'
import { type TrailUnit, trailTo } from './units.ts'

/** The figures of one officer in one team, from wherever a page shows them. */
export type OfficerFigures = {
  readonly shown: ShownFigures
  readonly officer: OfficerLoad
  readonly trail: readonly TrailUnit[]
  /** Every post of the officer, this one among them. */
  readonly posts: readonly OfficerLoad[]
  /** Reductions that the person may read. */
  readonly reductions: () => Promise<readonly FrozenReduction[]>
  /** What the figure is made of; undefined when nothing is known. */
  readonly line: () => Promise<ResultLine | undefined>
  /** What the record holds of the post; null for a result. */
  readonly holding: () => Promise<Holding | null>
  /** Reports that the record says were completed in the days that count; null for a result. */
  readonly reports: () => Promise<ReportsDone | null>
  /** The same officer today, when figures of a past day are shown. */
  readonly today: () => Promise<OfficerLoad | null>
}

type Post = { readonly team: string; readonly officer: string }

const ofResult = async (
  trx: Trx,
  shown: ShownFigures,
  result: Result,
  { team, officer: code }: Post,
): Promise<OfficerFigures | undefined> => {
  const officer = await officerLoad(trx, result, team, code)
  if (!officer) return undefined
  return {
    shown,
    officer,
    trail: await trailTo(trx, result, team),
    posts: await postsOfOfficer(trx, result, code),
    reductions: () => reductionsIn(trx, result, team, code),
    line: async () => (await storedLines(trx, result, { team, officer: code }))[0],
    holding: async () => null,
    reports: async () => null,
    today: async () => null,
  }
}

const reductionsOn = async (trx: Trx, { team, officer }: Post, day: string): Promise<readonly FrozenReduction[]> => {
  const rows = await workforce(trx)
    .selectFrom('workforce.reduction_now')
    .select(['reason', 'hours', 'from_day', 'to_day'])
    .where('team', '=', team)
    .where('officer', '=', officer)
    .where('from_day', '<=', day)
    .where(eb => eb.or([eb('to_day', 'is', null), eb('to_day', '>=', day)]))
    .orderBy('from_day')
    .execute()
  return rows.map(row => ({ reason: row.reason, hours: Number(row.hours), from: row.from_day, to: row.to_day }))
}

const holdingOn = async (trx: Trx, { team, officer }: Post, day: string, { ruleSet }: ShownFigures): Promise<Holding> =>
  holdingOf(await casesOn(trx, { teams: [team], officers: [officer] }, day), ruleSet)

/** The post as a line of a result would have it, so that one page opens both. */
const lineOf = (load: OfficerLoad, { cells }: Holding, reports: ReportsDone): ResultLine => ({
  team: load.team,
  officer: load.officer,
  post: {
    ...{ team: load.team, officer: load.officer, gradeCode: load.grade, surname: '', forename: load.name },
    ...{ allCases: null, filtered: cells, t2a: null, allCount: load.casesAll },
    ...{ communityFirst16Weeks: 0, licenceFirst16Weeks: 0, sdrDue: 0 },
    ...{ sdr: reports['psr-standard'] ?? 0, fdr: reports['psr-fast'] ?? 0, oralReports: reports['psr-oral'] ?? 0 },
  },
  figure: {
    ...{ gradeCode: load.gradeCode, grade: load.grade, named: load.named },
    hours: { contracted: load.contracted, recorded: load.hoursRecorded, reduced: load.reduced },
    ...{ casesAll: load.casesAll, cases: load.cases, casePoints: load.casePoints, t2aPoints: load.t2aPoints },
    ...{ reportPoints: load.reportPoints, contactPoints: load.contactPoints },
    used: load.used.known ? load.used.value : null,
    available: load.available.known ? load.available.value : null,
    percent: load.percent.known ? load.percent.value : null,
    why: load.percent.known ? null : load.percent.why,
  },
})

const ofRecord = async (
  trx: Trx,
  shown: ShownFigures,
  { on, today }: LiveDay,
  post: Post,
): Promise<OfficerFigures | undefined> => {
  const { team, officer: code } = post
  const posts = await livePosts(trx, { officers: [code] }, on)
  const officer = posts.find(one => one.team === team)
  if (!officer) return undefined
  const holding = () => holdingOn(trx, post, on, shown)
  const reports = async () =>
    (await workOn(trx, { teams: [team], officers: [code] }, on, shown.ruleSet)).get(postKey(team, code))?.reports ??
    noWork.reports
  return {
    ...{ shown, officer, posts, holding, reports },
    trail: await unitAndAbove(trx, team),
    reductions: () => reductionsOn(trx, post, on),
    line: async () => (officer.used.known ? lineOf(officer, await holding(), await reports()) : undefined),
    today: async () =>
      on === today ? null : ((await livePosts(trx, { teams: [team], officers: [code] }, today))[0] ?? null),
  }
}

/**
 * The figures that a page of one officer shows.
 *
 * @returns 'none' when there is nothing to show of anybody; undefined when nobody like that is known there
 */
export const officerFigures = async (
  trx: Trx,
  asked: AskedFigures,
  post: Post,
  now: Date,
): Promise<OfficerFigures | 'none' | undefined> => {
  const shown = await figuresToShow(trx, asked, [post.team], now)
  if (!shown) return asked.result === undefined ? 'none' : undefined
  if (shown.result) return ofResult(trx, shown, shown.result, post)
  return shown.live ? ofRecord(trx, shown, shown.live, post) : undefined
}
