import type { Day } from '#platform/database/tables.ts'
import { dayText } from '#platform/web/dates.ts'
import { wordsOf } from '../../codes/codes.ts'
import { predictorNames, riskLevels } from '../../kinds/assessment/risk-answers.ts'
import { requirements, sentenceTypes } from '../../kinds/sentence/sentence-started.ts'
import type { Source } from '../../record/state/tiering.ts'
import type { CaseState } from '../../record/state.ts'
import { validAssessment } from '../../tiering/inputs.ts'
import { registrationText } from '../../words/sections/risk.ts'
import { labelled, NOT_RECORDED } from '../../words/words.ts'

/** One answer that the tiers are made of, and the entry that gave it. */
type InputRow = { readonly name: string; readonly value: string; readonly on: string; readonly href: string }

const row = (path: string, name: string, value: string, source: Source | null | undefined): InputRow => ({
  name,
  value,
  on: source ? dayText(source.on) : '',
  href: source ? `${path}/entries/${source.entry}` : '',
})

/** Every answer that counts, with the entry and the day it comes from. */
export const inputRows = (path: string, state: CaseState, day: Day): readonly InputRow[] => [
  ...riskRows(path, state),
  ...state.predictors.map(({ name, percent, band, basis }) =>
    row(
      path,
      labelled(predictorNames, name),
      [percent === null ? NOT_RECORDED : `${percent}%`, band && labelled(riskLevels, band).toLowerCase(), basis]
        .filter(Boolean)
        .join(', '),
      state.tiering.sources.predictors,
    ),
  ),
  assessmentRow(path, state, day),
  row(
    path,
    'Ever committed a sexual offence (1.30)',
    state.tiering.everSexual === null ? NOT_RECORDED : state.tiering.everSexual.answer ? 'Yes' : 'No',
    state.tiering.everSexual,
  ),
  ...sentenceRows(path, state),
]

const riskRows = (path: string, { risk, registrations, tiering }: CaseState): readonly InputRow[] => [
  row(path, 'Risk of serious harm, assessed', risk ? riskLevels[risk.overall] : NOT_RECORDED, tiering.sources.risk),
  ...registrations.map(one => row(path, 'Registration', registrationText(one), tiering.sources[one.type])),
]

const assessmentRow = (path: string, state: CaseState, day: Day): InputRow => {
  const valid = validAssessment(state, day)
  const newest = state.tiering.assessments[0]
  if (valid) return row(path, 'Full assessment', 'Signed and less than 55 weeks old', valid)
  return row(path, 'Full assessment', newest ? 'Not signed, or more than 55 weeks old' : NOT_RECORDED, newest)
}

const sentenceRows = (
  path: string,
  { sentences, requirements: asked, tiering, identity }: CaseState,
): readonly InputRow[] => [
  ...sentences.map(({ type, started, endedOn, requirements: words }) =>
    row(
      path,
      'Sentence',
      [
        `${sentenceTypes[type]} since ${dayText(started)}`,
        ...words.map(word => labelled(requirements, word).toLowerCase()),
        endedOn && `ended ${dayText(endedOn)}`,
      ]
        .filter(Boolean)
        .join(', '),
      null,
    ),
  ),
  ...asked
    .filter(({ ended }) => ended === null)
    .map(({ entry, main, since }) => row(path, 'Requirement', wordsOf('requirement-type', main), { entry, on: since })),
  ...(tiering.released ? [row(path, 'Released from custody', dayText(tiering.released.on), tiering.released)] : []),
  ...tiering.enforced.map(source => row(path, 'Breach or recall', 'Counts for 365 days, for women', source)),
  row(path, 'Sex', identity?.sex ?? NOT_RECORDED, null),
]
