import type { Actor } from '#platform/access/actor.ts'
import type { View } from '#platform/web/answers.ts'
import { dayOf, dayText } from '#platform/web/dates.ts'
import { can } from '../../permissions.ts'
import type { Inspection } from '../../queries/inspection.ts'
import { daysText, noticeText, stageTags } from '../words.ts'

type ListView = View & {
  readonly mayOpen: boolean
  readonly none: string
  readonly heads: readonly { readonly text: string }[]
  readonly rows: readonly (readonly object[])[]
}

/** Every word of the list of inspections. */
export const presentList = (inspections: readonly Inspection[], actor: Actor): ListView => ({
  title: 'Inspections',
  heading: 'Inspections',
  mayOpen: can.lead.roles.includes(actor.role),
  none:
    actor.role === 'pdu-head'
      ? 'No inspection of your unit has been announced, and none is published.'
      : 'No inspection has been opened yet.',
  heads: ['Unit', 'Stage', 'Notice', 'Fieldwork', 'Opened'].map(text => ({ text })),
  rows: inspections.map(inspection => [
    { text: inspection.unit_name, href: `/inspections/${inspection.id}` },
    { tag: stageTags[inspection.stage] },
    { text: noticeText(inspection) },
    { text: daysText(inspection.fieldwork_from, inspection.fieldwork_to) },
    { text: dayText(dayOf(inspection.opened_at)) },
  ]),
})
