import { dayText } from '#platform/web/dates.ts'
import { wordsOf } from '../../codes/codes.ts'
import { requirements } from '../../kinds/sentence/sentence-started.ts'
import type { CaseState } from '../../record/state.ts'
import { labelled, sentenceText } from '../words.ts'
import { joined, list, on, plain, type Row, row, type Section, whenThere } from './section.ts'

const requirementLines = ({ requirements: asked, sentence }: CaseState): string[] => {
  const coded = asked.map(one =>
    joined(
      wordsOf('requirement-type', one.main),
      one.sub && wordsOf('requirement-subtype', one.sub),
      one.length,
      `since ${dayText(one.since)}`,
      on('ended', one.ended),
    ),
  )
  return coded.length > 0 ? coded : (sentence?.requirements ?? []).map(one => labelled(requirements, one))
}

const conditionText = ({ category, text, since, ended }: CaseState['licenceConditions'][number]): string =>
  joined(`${wordsOf('licence-condition-group', category)}: ${text}`, `since ${dayText(since)}`, on('ended', ended))

const custodyRows = ({ custody }: CaseState): Row[] =>
  custody
    ? [
        ...whenThere('Custody', [joined(wordsOf('custodial-status', custody.status), custody.establishment)]),
        ...whenThere(
          'Key dates',
          Object.entries(custody.keyDates).map(([code, day]) => `${wordsOf('key-date', code)}: ${dayText(day)}`),
        ),
      ]
    : []

const enforcementRows = ({ breach, recall, enforcements }: CaseState): Row[] => [
  ...whenThere(
    'Warnings and other action',
    enforcements.map(one =>
      joined(wordsOf('enforcement-action', one.action), dayText(one.on), on('answer due', one.respondBy)),
    ),
  ),
  ...whenThere('Breach', [
    breach &&
      joined(
        plain(breach.stage),
        `aware ${dayText(breach.awareOn)}`,
        on('in court', breach.inCourtOn),
        on('concluded', breach.concludedOn),
      ),
  ]),
  ...whenThere('Recall', [
    recall &&
      joined(
        wordsOf('recall-status', recall.stage),
        recall.type && wordsOf('recall-type', recall.type),
        `begun ${dayText(recall.startedOn)}`,
        on('concluded', recall.concludedOn),
      ),
  ]),
]

/** What the order or licence asks, its dates, and what was done when it was not kept. */
export const sentenceSection = (state: CaseState): Section => ({
  id: 'sentence',
  heading: 'Sentence',
  rows: [
    row('Sentence', state.sentence && sentenceText(state.sentence.type)),
    row('Started', state.sentence && dayText(state.sentence.started)),
    state.ended
      ? row('Ended', `${dayText(state.ended.on)}, ${plain(state.ended.why)}`)
      : row('Ends', state.sentence?.ends ? dayText(state.sentence.ends) : null),
    list('Requirements', requirementLines(state)),
    ...whenThere('Licence conditions', state.licenceConditions.map(conditionText)),
    ...whenThere('Post-sentence requirements', state.postSentenceRequirements.map(conditionText)),
    ...custodyRows(state),
    ...enforcementRows(state),
  ],
})
