import { dayText } from '#platform/web/dates.ts'
import { wordsOf } from '../../codes/codes.ts'
import { needAreas, needLevels, predictorNames, riskLevels } from '../../kinds/assessment/risk-answers.ts'
import { statusWords } from '../../kinds/assessment/standing.ts'
import type { CaseState, Registration } from '../../record/state.ts'
import { labelled } from '../words.ts'
import { joined, list, on, row, type Section, whenThere } from './section.ts'

/** "Child protection, since 3 February 2026, review due 3 May 2026". */
export const registrationText = ({ type, level, since, reviewDue }: Registration): string =>
  joined(wordsOf('registration-type', type), level, `since ${dayText(since)}`, on('review due', reviewDue))

const needText = ({ area, level, linkedToOffending, linkedToHarm }: CaseState['needs'][number]): string =>
  joined(
    `${labelled(needAreas, area)}: ${labelled(needLevels, level).toLowerCase()}`,
    linkedToOffending && 'linked to offending',
    linkedToHarm && 'linked to serious harm',
  )

const predictorText = ({ name, percent, band, on: day }: CaseState['predictors'][number]): string =>
  joined(`${labelled(predictorNames, name)}: ${percent === null ? 'no percentage' : `${percent}%`}`, band, dayText(day))

/** Tier, risk of serious harm, needs and predictors, and how far the assessments were checked. */
export const riskSection = ({ tier, risk, needs, predictors, countersignatures, oversightOn }: CaseState): Section => ({
  id: 'risk',
  heading: 'Tier and risk',
  rows: [
    row('Tier', tier && `${tier.name}, since ${dayText(tier.since)}`),
    row('Risk of serious harm', risk && `${riskLevels[risk.overall]}, assessed ${dayText(risk.on)}`),
    ...(risk
      ? [
          {
            label: 'To whom',
            lines: [
              `Children: ${riskLevels[risk.children].toLowerCase()}`,
              `The public: ${riskLevels[risk.public].toLowerCase()}`,
              `A known adult: ${riskLevels[risk.knownAdult].toLowerCase()}`,
              `Staff: ${riskLevels[risk.staff].toLowerCase()}`,
            ],
          },
        ]
      : []),
    ...whenThere('Needs', needs.map(needText)),
    ...whenThere('Predictors', predictors.map(predictorText)),
    ...whenThere(
      'Signatures',
      countersignatures.map(one => `Assessment of ${dayText(one.assessedOn)}: ${labelled(statusWords, one.status)}`),
    ),
    row('Last management oversight', oversightOn && dayText(oversightOn)),
  ],
})

/** Markers that everybody who deals with the person must see. */
export const registrationsSection = ({
  registrations,
  seriousFurtherOffences,
  openComplaints,
}: CaseState): Section => ({
  id: 'registrations',
  heading: 'Registrations and alerts',
  rows: [
    list('Registrations', registrations.map(registrationText)),
    ...whenThere(
      'Serious further offence',
      seriousFurtherOffences.map(one => `Notified ${dayText(one.on)}: ${one.stage.replaceAll('-', ' ')}`),
    ),
    ...whenThere(
      'Open complaints',
      openComplaints.map(one => `Since ${dayText(one.on)}`),
    ),
  ],
})
