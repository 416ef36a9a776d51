import type { Day, Trx } from '#platform/database/tables.ts'
import { livePosts } from '../live/live-posts.ts'
import type { OfficerLoad } from './officers.ts'

/** A practitioner's own figures on a day, one for each team they work in. */
export type OwnFigure = { readonly on: Day; readonly posts: readonly OfficerLoad[] }

/** What a practitioner carries, from the record where their team keeps one here; undefined when nothing is known of them. */
export const ownFigure = async (trx: Trx, practitioner: string, on: Day): Promise<OwnFigure | undefined> => {
  const posts = await livePosts(trx, { officers: [practitioner] }, on)
  return posts.length === 0 ? undefined : { on, posts }
}
