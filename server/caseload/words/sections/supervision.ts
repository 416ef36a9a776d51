import type { Day } from '#platform/database/tables.ts'
import { dayText } from '#platform/web/dates.ts'
import { appointmentText } from '../../kinds/contact/appointments.ts'
import { conflictReasons } from '../../kinds/cover/conflict-declared.ts'
import { accommodationTypes } from '../../kinds/partners/accommodation.ts'
import { enquiryStages, enquiryTargets } from '../../kinds/partners/enquiry.ts'
import { referralStates, services } from '../../kinds/partners/referral-answers.ts'
import { reportTypes } from '../../kinds/partners/report-requested.ts'
import type { NameOf } from '../../record/fields.ts'
import type { CaseState, Enquiry } from '../../record/state.ts'
import { labelled } from '../words.ts'
import { joined, list, on, plain, row, type Section, whenThere } from './section.ts'

const objectiveText = ({ goal, action, who, by, status }: CaseState['objectives'][number]): string =>
  joined(goal, action, who, on('by', by), plain(status))

/** What the sentence is to achieve, and when it was looked at. */
export const planSection = ({ plan, objectives, reviewedOn }: CaseState): Section => ({
  id: 'plan',
  heading: 'Plan',
  rows: [
    row('Plan made', plan && dayText(plan.on)),
    row('Review due', plan?.reviewDue ? dayText(plan.reviewDue) : null),
    row('Last reviewed', reviewedOn && dayText(reviewedOn)),
    ...whenThere('Objectives', objectives.map(objectiveText)),
  ],
})

const enquiryText = ({ to, stage, on: day }: Enquiry): string =>
  `${labelled(enquiryTargets, to)}: ${labelled(enquiryStages, stage).toLowerCase()}, ${dayText(day)}`

const next = ({ appointments }: CaseState, today: Day): string | null => {
  const ahead = appointments.filter(one => one.outcome === null && one.on >= today)
  const first = ahead.toSorted((a, b) => `${a.on}${a.at}`.localeCompare(`${b.on}${b.at}`))[0]
  return first ? appointmentText(first) : null
}

/** Who holds the case and how contact is kept. */
export const supervisionSection = (state: CaseState, { nameOf, today }: { nameOf: NameOf; today: Day }): Section => ({
  id: 'supervision',
  heading: 'Supervision',
  rows: [
    row('Named officer', state.officer === null ? 'Nobody' : nameOf(state.officer)),
    ...whenThere('Without an officer since', [state.withoutOfficerSince && dayText(state.withoutOfficerSince)]),
    ...whenThere('Covered by', [
      state.cover &&
        state.cover.until >= today &&
        joined(nameOf(state.cover.officer), `${dayText(state.cover.from)} to ${dayText(state.cover.until)}`),
    ]),
    ...whenThere('The officer must be', [
      state.officerMustBe && (state.officerMustBe === 'female' ? 'A woman' : 'A man'),
    ]),
    ...whenThere(
      'Not to be given to',
      state.conflicts.map(one => joined(nameOf(one.officer), plain(labelled(conflictReasons, one.reason)))),
    ),
    row('Team', state.team && nameOf(state.team)),
    row('Next appointment', next(state, today)),
    row('Last contact', state.lastContact && dayText(state.lastContact)),
    row('Last home visit', state.lastHomeVisit && dayText(state.lastHomeVisit)),
    ...whenThere('Lives', [
      state.accommodation &&
        joined(labelled(accommodationTypes, state.accommodation.status), `since ${dayText(state.accommodation.since)}`),
    ]),
  ],
})

/** Services, courts, prisons, other teams and agencies that are or were asked. */
export const partnersSection = (
  { enquiries, referrals, reports, transfer, handover }: CaseState,
  nameOf: NameOf,
): Section => ({
  id: 'partners',
  heading: 'Others involved',
  rows: [
    list('Enquiries', enquiries.map(enquiryText)),
    list(
      'Referrals',
      referrals.map(one =>
        joined(
          `${labelled(services, one.service)}: ${labelled(referralStates, one.state).toLowerCase()}`,
          `made ${dayText(one.madeOn)}`,
        ),
      ),
    ),
    ...whenThere(
      'Reports',
      reports.map(one =>
        joined(labelled(reportTypes, one.type), on('wanted', one.dueOn), on('completed', one.completedOn)),
      ),
    ),
    ...whenThere('Transfer', [
      transfer && joined(`To ${nameOf(transfer.to)}: ${plain(transfer.state)}`, dayText(transfer.on)),
    ]),
    ...whenThere('Handover from prison', [
      handover &&
        joined(
          `Begun ${dayText(handover.startedOn)}`,
          `${handover.responsible} responsible`,
          on('closed', handover.closedOn),
        ),
    ]),
  ],
})
