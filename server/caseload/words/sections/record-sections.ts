import type { Day } from '#platform/database/tables.ts'
import { dayText } from '#platform/web/dates.ts'
import type { NameOf } from '../../record/fields.ts'
import type { CaseState } from '../../record/state.ts'
import { ageOn } from '../words.ts'
import { registrationsSection, riskSection } from './risk.ts'
import { row, type Section, whenThere } from './section.ts'
import { sentenceSection } from './sentence.ts'
import { partnersSection, planSection, supervisionSection } from './supervision.ts'

const identitySection = (state: CaseState, today: Day): Section => {
  const { identity, formerNames, interpreter, communicationNeeds } = state
  return {
    id: 'identity',
    heading: 'Person',
    rows: [
      row('Name', identity?.name),
      ...whenThere('Former names', formerNames),
      row('CRN', identity?.crn),
      row('Date of birth', identity && `${dayText(identity.dateOfBirth)}, ${ageOn(identity.dateOfBirth, today)}`),
      row('Language', identity?.language),
      ...whenThere('Interpreter', [interpreter]),
      ...whenThere('How to communicate', [communicationNeeds]),
    ],
  }
}

/**
 * What a state says in words, subject by subject, the most urgent first. Pages that show a person now, as at a day, or on paper
 * all say it in these words, so that they can be laid side by side.
 *
 * @param today the day that "next" and an age are counted from
 */
export const recordSections = (state: CaseState, nameOf: NameOf, today: Day): readonly Section[] => [
  identitySection(state, today),
  riskSection(state),
  registrationsSection(state),
  sentenceSection(state),
  planSection(state),
  supervisionSection(state, { nameOf, today }),
  partnersSection(state, nameOf),
]

/** The codes in a state that have names: of staff and units. */
export const codesInState = ({ officer, team, transfer, cover, conflicts, workers }: CaseState): string[] =>
  [
    officer,
    team,
    transfer?.to,
    cover?.officer,
    ...conflicts.map(one => one.officer),
    ...workers.map(one => one.code),
  ].filter((code): code is string => typeof code === 'string')
