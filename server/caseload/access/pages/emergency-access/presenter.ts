import type { Actor } from '#platform/access/actor.ts'
import type { FormState } from '#platform/web/answers.ts'
import { clockText, instantText } from '#platform/web/dates.ts'
import { countedText } from '#platform/web/numbers.ts'
import { can } from '../../../permissions.ts'
import type { EmergencyAccess, Finding } from '../../emergencies.ts'
import { categoryText } from '../../purposes.ts'

const findings: Readonly<Record<Finding, string>> = {
  justified: 'Justified',
  'not-justified': 'Not justified',
  'more-needed': 'More is needed before I can say',
}

const row = (label: string, value: string) => ({ label, value })

const openText = ({ startsAt, endsAt, decidedBy }: EmergencyAccess): string => {
  if (startsAt && endsAt) return `${instantText(startsAt)} until ${clockText(endsAt)}`
  return decidedBy ? `Never: ${decidedBy} declined` : 'Not yet: a manager of the unit is asked to agree'
}

const reviewText = ({ finding, reviewedBy, reviewWords, reviewDue, startsAt }: EmergencyAccess, now: Date): string => {
  if (finding) return `${findings[finding]}, says ${reviewedBy}: ${reviewWords}`
  if (!startsAt || !reviewDue) return 'Nothing was opened'
  return reviewDue < now ? `Overdue since ${instantText(reviewDue)}` : `Due by ${instantText(reviewDue)}`
}

const presentOne = (one: EmergencyAccess, actor: Actor, now: Date, form: FormState) => ({
  id: one.id,
  heading: `${one.who}, record ${one.personId.slice(0, 8)}`,
  isOverdue: one.reviewDue !== null && one.reviewDue < now && (one.finding === null || one.finding === 'more-needed'),
  rows: [
    row('Kind of emergency', categoryText(one.category)),
    row('Reason given', one.reason),
    row('Asked for', instantText(one.requestedAt)),
    row('Open', openText(one)),
    ...(one.decidedBy && one.startsAt ? [row('Second person', one.decidedBy)] : []),
    row('Review', reviewText(one, now)),
  ],
  recordHref:
    one.accountId === actor.accountId && one.endsAt !== null && one.endsAt > now ? `/people/${one.personId}` : '',
  openedHref: can.seeOpenings.roles.includes(actor.role) ? `/people/${one.personId}/opened` : '',
  mayDecide: one.mayDecide,
  mayReview: one.mayReview,
  /** The one review that came back with something to put right, among several on the page. */
  wasRefused: form.values.emergency === one.id,
  words: form.values.emergency === one.id ? String(form.values.words ?? '') : '',
  findings: Object.entries(findings).map(([value, text]) => {
    return { value, text, checked: form.values.emergency === one.id && form.values.finding === value }
  }),
})

/** Every word of the page about emergency access. */
export const presentEmergencies = (all: readonly EmergencyAccess[], actor: Actor, now: Date, form: FormState) => {
  const shown = all.map(one => presentOne(one, actor, now, form))
  const overdue = shown.filter(one => one.isOverdue).length
  return {
    title: 'Emergency access',
    heading: 'Emergency access',
    mayOpen: can.openInEmergency.roles.includes(actor.role),
    overdue:
      overdue > 0
        ? `${countedText(overdue, 'review is', 'reviews are')} overdue. Until then that person opens no other record in an emergency.`
        : '',
    shown,
  }
}
