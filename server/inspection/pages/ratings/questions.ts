import { type InspectionResult, isKnown, type QuestionResult } from '@candour/rating'
import { percentText } from '../words.ts'

/** The counts of every question of the case standards, with what they say of the whole population. */
export const questionsTable = ({ standards }: InspectionResult) => ({
  heads: [
    { text: 'Question' },
    { text: 'Yes', numeric: true },
    { text: 'No', numeric: true },
    { text: 'Share', numeric: true },
    { text: 'Yes in the population' },
  ],
  rows: standards.flatMap(standard =>
    standard.basis === 'judgement'
      ? []
      : standard.questions.map(question => [
          { text: question.code, note: `${standard.name}: ${question.name.toLowerCase()}` },
          { text: String(question.yes), numeric: true },
          { text: String(question.no), numeric: true },
          { text: percentText(question.percent), numeric: true },
          { text: intervalsText(question) },
        ]),
  ),
})

/** "31 to 44 of 80 (80% sure)": exact, for a sample drawn without replacement. */
export const intervalsText = ({ intervals }: QuestionResult): string =>
  isKnown(intervals)
    ? intervals
        .map(
          ({ yesAtLeast, yesAtMost, of, confidence }) =>
            `${yesAtLeast} to ${yesAtMost} of ${of} (${Math.round(confidence * 100)}% sure)`,
        )
        .join('; ')
    : intervals.unknown
