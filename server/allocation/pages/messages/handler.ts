import { z } from 'zod'
import { noteRead } from '#platform/audit/notes.ts'
import { render } from '#platform/web/answers.ts'
import { sortableHeads } from '#platform/web/components/sortable-table/sort.ts'
import { countedText } from '#platform/web/numbers.ts'
import type { Page } from '#platform/web/page.ts'
import { noticesPage } from '../../messages/transport.ts'
import { messagesOf, unsentMessages } from '../../queries/messages.ts'
import { messageCells, messageHeads } from '../message-row.ts'

const DAYS = 30
const MOST = 200

export const MessagesParams = z.object({ state: z.enum(['', 'waiting', 'sent', 'failed']).catch('') })
export type MessagesParams = z.output<typeof MessagesParams>

const states = [
  ['', 'All'],
  ['waiting', 'On their way'],
  ['failed', 'Failed'],
  ['sent', 'Delivered'],
] as const

/** Whether those who were to be told have been told. */
export const messagesPage: Page<MessagesParams> = async ({ trx, params, now }) => {
  const since = new Date(now.getTime() - DAYS * 86_400_000)
  const messages = await messagesOf(trx, { since, ...(params.state ? { state: params.state } : {}) }, MOST)
  const { waiting, failed } = await unsentMessages(trx)
  noteRead(trx, { shown: [...new Set(messages.map(one => one.personId))] })
  return render('allocation/pages/messages/template.njk', {
    title: 'Messages about allocations',
    heading: 'Messages about allocations',
    breadcrumbs: [{ text: 'People without a named officer', href: '/allocation' }],
    intro: `${countedText(waiting, 'message')} on the way, ${countedText(failed, 'message')} failed. Messages go to ${noticesPage.name} of each person in Candour; none leaves for an e-mail address.`,
    states: states.map(([value, text]) => ({ value, text, selected: value === params.state })),
    failed: messages
      .filter(one => one.state === 'failed')
      .map(one => ({ action: `/allocation/messages/${one.id}/again`, text: `Send again to ${one.recipientName}` })),
    table: {
      caption: 'The last 30 days, the latest first',
      heads: sortableHeads(messageHeads, { by: '', order: 'ascending' }, { path: '/allocation/messages', query: {} }),
      rows: messages.map(messageCells),
    },
  })
}
