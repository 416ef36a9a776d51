import type { Profile, RuleSet } from '@candour/workload'
import { profileNamed, ruleSetNamed } from '@candour/workload'
import type { Day, Trx } from '#platform/database/tables.ts'
import { workforce } from '../tables.ts'

/** A published result with the file behind it. */
export type Result = {
  readonly id: number
  readonly import: number
  readonly extractDay: Day
  readonly publishedAt: Date
  readonly fileName: string
  readonly sha256: string
  readonly ruleSet: RuleSet
  readonly profile: Profile
  readonly officers: number
  readonly unknown: number
  readonly digest: string
}

const results = (trx: Trx) =>
  workforce(trx)
    .selectFrom('workforce.result_set as result')
    .innerJoin('workforce.import as file', 'file.id', 'result.import')
    .select(['result.id', 'result.import', 'result.extract_day', 'result.published_at', 'result.rule_set'])
    .select(['result.rule_set_version', 'result.profile', 'result.officers', 'result.unknown', 'result.digest'])
    .select(['file.name', 'file.sha256'])

type Row = Awaited<ReturnType<ReturnType<typeof results>['executeTakeFirstOrThrow']>>

const resultOf = (row: Row): Result => {
  const ruleSet = ruleSetNamed(row.rule_set)
  const profile = profileNamed(row.profile)
  if (!ruleSet || ruleSet.stamp.version !== row.rule_set_version || !profile) {
    throw new Error(`result ${row.id} needs rule set ${row.rule_set} ${row.rule_set_version}, which is not shipped`)
  }
  const { id, officers, unknown, digest } = row
  return {
    ...{ id, import: row.import, officers, unknown, digest, ruleSet, profile },
    ...{ extractDay: row.extract_day, publishedAt: row.published_at, fileName: row.name, sha256: row.sha256 ?? '' },
  }
}

/** The result that pages show: of the latest night, and of those the one published last. Undefined before the first import. */
export const latestResult = async (trx: Trx): Promise<Result | undefined> => {
  const row = await results(trx)
    .orderBy('result.extract_day', 'desc')
    .orderBy('result.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && resultOf(row)
}

/** The result that was the latest on a day; undefined when there was none yet. */
export const resultOnDay = async (trx: Trx, day: Day): Promise<Result | undefined> => {
  const row = await results(trx)
    .where('result.extract_day', '<=', day)
    .orderBy('result.extract_day', 'desc')
    .orderBy('result.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && resultOf(row)
}

/** One result by its number. */
export const resultNumbered = async (trx: Trx, id: number): Promise<Result | undefined> => {
  const row = await results(trx).where('result.id', '=', id).executeTakeFirst()
  return row && resultOf(row)
}

/** What a page shows: the result asked for, or the latest. `latest` says whether the two are the same. */
export type Shown = { readonly result: Result; readonly latest: boolean }

/** The result that a page shows: the one asked for by its number, else the latest. */
export const resultToShow = async (trx: Trx, asked: number | undefined): Promise<Shown | undefined> => {
  const latest = await latestResult(trx)
  if (!latest || asked === undefined || asked === latest.id) return latest && { result: latest, latest: true }
  const result = await resultNumbered(trx, asked)
  return result && { result, latest: false }
}
