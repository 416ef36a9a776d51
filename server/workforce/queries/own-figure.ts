import type { Trx } from '#platform/database/tables.ts'
import { type OfficerLoad, postsOfOfficer } from './officers.ts'
import { latestResult, type Result } from './results.ts'

/** A practitioner's own figures in the latest result, one for each team they work in. */
export type OwnFigure = { readonly result: Result; readonly posts: readonly OfficerLoad[] }

/** What a practitioner carries; undefined before the first import or when no result knows them. */
export const ownFigure = async (trx: Trx, practitioner: string): Promise<OwnFigure | undefined> => {
  const result = await latestResult(trx)
  if (!result) return undefined
  const posts = await postsOfOfficer(trx, result, practitioner)
  return posts.length === 0 ? undefined : { result, posts }
}
