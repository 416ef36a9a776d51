import type { Day, Trx } from '#platform/database/tables.ts'
import { livePosts } from '../live/live-posts.ts'
import { ageInDays } from './file-age.ts'
import type { OfficerLoad } from './officers.ts'
import { resultOnDay } from './results.ts'

/** A practitioner's own figures on a day, one for each team they work in. */
export type OwnFigure = {
  readonly on: Day
  readonly posts: readonly OfficerLoad[]
  /** The nightly file behind the posts whose team keeps no record here; null when there are none. */
  readonly file: { readonly extractDay: Day; readonly age: string } | null
}

/** What a practitioner carries, from the record where their team keeps one here; undefined when nothing is known of them. */
export const ownFigure = async (trx: Trx, practitioner: string, on: Day): Promise<OwnFigure | undefined> => {
  const posts = await livePosts(trx, { officers: [practitioner] }, on)
  if (posts.length === 0) return undefined
  const result = posts.some(post => post.source === 'file') ? await resultOnDay(trx, on) : undefined
  const file = result ? { extractDay: result.extractDay, age: ageInDays(result.extractDay, on) } : null
  return { on, posts, file }
}
