import { z } from 'zod'
import { nameInRecord, notesOfEntries } from '#caseload'
import { noteRead } from '#platform/audit/notes.ts'
import { render } from '#platform/web/answers.ts'
import { instantText } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { messagesOf } from '../../queries/messages.ts'
import { wordsOfMessage } from '../message-row.ts'

const DAYS = 30
const MOST = 100

export const NewCasesParams = z.object({})
export type NewCasesParams = z.output<typeof NewCasesParams>

/** What somebody was told about their own cases, with what their manager wrote for them. */
export const newCasesPage: Page<NewCasesParams> = async ({ trx, actor, now }) => {
  const since = new Date(now.getTime() - DAYS * 86_400_000)
  const messages = await messagesOf(trx, { recipient: nameInRecord(actor), since }, MOST)
  const notes = await notesOfEntries(
    trx,
    messages.map(one => one.entryId),
  )
  noteRead(trx, { shown: [...new Set(messages.map(one => one.personId))] })
  return render('allocation/pages/new-cases/template.njk', {
    title: 'Cases given to you',
    heading: 'Cases given to you',
    intro: `What changed for you in the last ${DAYS} days: cases given, taken or covered.`,
    items: messages.map(one => ({
      heading: wordsOfMessage(one).subject,
      when: `${instantText(one.writtenAt)}, by ${one.by}`,
      lines: wordsOfMessage(one).lines,
      note: notes.get(one.entryId) ?? '',
      href: one.crn === null ? '' : `/people/${one.personId}`,
    })),
  })
}
