import { type CaseStandard, type Framework, isKnown, type QuestionResult } from '@candour/rating'
import type { Actor } from '#platform/access/actor.ts'
import type { DrawnInspection } from '../../queries/inspection.ts'
import { type InspectionFrame, inspectionFrame } from '../frame.ts'
import { chancesText, percentText, ratingTag } from '../words.ts'
import { moveText } from './profile.ts'
import { intervalsText } from './questions.ts'

export type HowRatedFacts = {
  readonly inspection: DrawnInspection
  readonly actor: Actor
  readonly standard: CaseStandard
  readonly bands: Framework['bands']
}

type HowRatedView = InspectionFrame & {
  readonly tag: ReturnType<typeof ratingTag>
  readonly rule: string
  readonly because: string
  readonly heads: readonly object[]
  readonly rows: readonly (readonly object[])[]
}

const numeric = (value: number | string) => ({ text: String(value), numeric: true })

/** Every word of the page that shows how a case standard's rating is made. */
export const presentHowRated = ({ inspection, actor, standard, bands }: HowRatedFacts): HowRatedView => {
  const frame = inspectionFrame(inspection, actor, 'ratings', `How ${standard.code} ${standard.name} is rated`)
  const { requiresImprovement, good, outstanding } = bands
  return {
    ...frame,
    breadcrumbs: [...(frame.breadcrumbs ?? []), { text: 'Ratings', href: `/inspections/${inspection.id}/ratings` }],
    tag: ratingTag(standard.rating),
    rule: `A question's share is yes out of yes and no, as a whole number. Below ${requiresImprovement}% is Inadequate, from ${requiresImprovement}% Requires improvement, from ${good}% Good, from ${outstanding}% Outstanding. The standard takes the rating of its worst question.`,
    because: isKnown(standard.lowest)
      ? `The worst is ${standard.lowest.questions.join(' and ')} with ${standard.lowest.percent}%.`
      : `${standard.lowest.unknown}.`,
    heads: [
      { text: 'Question' },
      { text: 'Yes', numeric: true },
      { text: 'No', numeric: true },
      { text: 'Not applicable', numeric: true },
      { text: 'Open', numeric: true },
      { text: 'Share', numeric: true },
      { text: 'Yes in the population' },
      { text: 'Chance of each rating' },
    ],
    rows: standard.questions.map(questionRow),
  }
}

const questionRow = (question: QuestionResult): readonly object[] => [
  { text: question.code, note: question.name },
  numeric(question.yes),
  numeric(question.no),
  numeric(question.notApplicable),
  numeric(question.unanswered),
  numeric(percentText(question.percent)),
  { text: intervalsText(question) },
  { text: chancesText(question.chances), note: moveText(question.answersToMove) },
]
