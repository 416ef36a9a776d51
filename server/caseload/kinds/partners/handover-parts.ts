import type { Day } from '#platform/database/tables.ts'
import type { Handover, HandoverPart } from '../../record/state/partners.ts'
import type { CaseState } from '../../record/state.ts'

export const sides = { prison: 'Prison', community: 'Community' }

/** What a release needs, each with an owner and a day of its own. */
export const handoverParts = {
  'risk-assessment': 'Risk assessment before release',
  'release-plan': 'Release plan',
  accommodation: 'Somewhere to live',
  'licence-conditions': 'Licence conditions',
  meeting: 'Handover meeting',
  'video-link': 'Video link booked',
  'parole-report': 'Parole report',
  mappa: 'MAPPA referral',
  'health-benefits': 'Health care, benefits and identity papers',
  victims: 'Victim contact',
}

/** A handover with other parts. Only a part that is done closes anything: nobody closes a handover by saying so. */
export const withParts = (handover: Handover, parts: readonly HandoverPart[]): Handover => {
  const done = parts.flatMap(part => part.doneOn ?? []).sort()
  return { ...handover, parts, closedOn: done.length === parts.length ? (done.at(-1) ?? null) : null }
}

/** The parts that nobody has done yet. */
export const openParts = ({ parts }: Handover): readonly HandoverPart[] => parts.filter(part => part.doneOn === null)

/** The handover, offered to an entry about it. */
export const theHandover = ({ handover }: CaseState, dayText: (day: Day) => string): (readonly [string, string])[] =>
  handover ? [[handover.handover, `Begun ${dayText(handover.startedOn)}`]] : []

/** What speaks against an entry about a handover that this record does not have. */
export const noSuchHandover = ({ handover }: CaseState, named: string) =>
  handover?.handover === named ? [] : [{ field: 'handover', message: 'Select the handover that stands in this record' }]
