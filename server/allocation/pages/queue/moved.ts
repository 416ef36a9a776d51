import { redirect } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import type { QueueParams } from './params.ts'

/** The address that the queue had before it moved to its room: bookmarks and printed links come with their filter. */
export const movedQueuePage: Page<QueueParams> = async ({ params }) => {
  const { page, ...filter } = params
  const asked = Object.entries({ ...filter, page: page > 1 ? String(page) : '' }).filter(([, value]) => value !== '')
  const query = new URLSearchParams(asked).toString()
  return redirect(query === '' ? '/allocation' : `/allocation?${query}`)
}
