import type { StatusTag } from '#platform/web/components/status-tag/status-tags.ts'
import { instantText } from '#platform/web/dates.ts'
import { letterText } from '../messages/letter.ts'
import { recordedReason } from '../messages/reason-words.ts'
import type { Message } from '../queries/messages.ts'

const states: Readonly<Record<Message['state'], StatusTag>> = {
  waiting: { text: 'On its way', classes: 'govuk-tag--blue' },
  sent: { text: 'Delivered', classes: 'govuk-tag--green' },
  failed: { text: 'Failed', classes: 'govuk-tag--red' },
}

const stateNote = ({ state, sentAt, attempts, problem }: Message): string => {
  if (state === 'sent') return sentAt ? instantText(sentAt) : ''
  return problem ? `${problem}. Tried ${attempts} ${attempts === 1 ? 'time' : 'times'}` : ''
}

/** The words that a message carries, as its reader gets them. */
export const wordsOfMessage = (message: Message) => letterText({ ...message, reason: recordedReason(message.reason) })

/** One line of a list of messages. */
export const messageCells = (message: Message) => [
  { text: message.recipientName, note: `Written ${instantText(message.writtenAt)} by ${message.by}` },
  { text: wordsOfMessage(message).subject, note: wordsOfMessage(message).lines.slice(0, 1).join('') },
  { tag: states[message.state], note: stateNote(message) },
]

export const messageHeads = ['To', 'Message', 'State'].map(text => ({ text }))
