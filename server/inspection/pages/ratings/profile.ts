import { type AnswersToMove, type InspectionResult, isKnown, type StandardResult, type Unknown } from '@candour/rating'
import type { StatusTag } from '#platform/web/components/status-tag/status-tags.ts'
import { chancesText, ratingTag } from '../words.ts'

type StandardRow = {
  readonly code: string
  readonly name: string
  readonly href: string | null
  readonly tag: StatusTag
  readonly points: string
  readonly lowest: string
  readonly chances: string
  readonly notes: readonly string[]
}

/** A result as a profile of standards: the rating word comes last, the profile first. */
export type Profile = {
  readonly overall: { readonly score: string; readonly word: string; readonly chances: string; readonly move: string }
  readonly standards: readonly StandardRow[]
  readonly assessed: string
  readonly made: string
}

/** The profile of a result. `hrefOf` leads from a standard to the page that shows how it is made; null for none. */
export const profileOf = (result: InspectionResult, hrefOf: (code: string) => string | null): Profile => {
  const { overall, rule, framework, casesAssessed, populationSize } = result
  return {
    overall: {
      score: isKnown(overall.score) ? `${overall.score} of ${overall.maximum}` : 'Unknown',
      word: ratingTag(overall.rating).text,
      chances: isKnown(overall.score) ? chancesText(overall.chances) : sentence(overall.score.unknown),
      move: moveText(overall.answersToMove),
    },
    standards: result.standards.map(standard => standardRow(standard, hrefOf(standard.code))),
    assessed: `${casesAssessed} of ${populationSize}`,
    made: `By ${framework.id} ${framework.version}, ${rule.name} ${rule.version}.`,
  }
}

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`

const standardRow = (standard: StandardResult, href: string | null): StandardRow => ({
  code: standard.code,
  name: standard.name,
  href,
  tag: ratingTag(standard.rating),
  points: isKnown(standard.points) ? String(standard.points) : 'Unknown',
  lowest: lowestText(standard),
  chances: standard.basis === 'cases' ? chancesText(standard.chances) : 'Rated by people',
  notes:
    standard.basis === 'cases' ? [moveText(standard.answersToMove), ...discretionTexts(standard)].filter(Boolean) : [],
})

const lowestText = (standard: StandardResult): string => {
  if (standard.basis === 'judgement') return ''
  const { lowest } = standard
  return isKnown(lowest) ? `${lowest.percent}% in ${lowest.questions.join(' and ')}` : sentence(lowest.unknown)
}

/** "2 answers more would raise it; 1 fewer would lower it." Empty when there is nothing to move. */
export const moveText = (moves: AnswersToMove | Unknown): string => {
  if (!isKnown(moves)) return ''
  const up = isKnown(moves.up) ? `${answers(moves.up)} to yes would raise it` : ''
  const down = isKnown(moves.down) ? `${answers(moves.down)} to no would lower it` : ''
  const both = [up, down].filter(text => text !== '').join('; ')
  return both === '' ? '' : `${both}.`
}

const answers = (count: number): string => (count === 1 ? '1 answer changed' : `${count} answers changed`)

/** Where a panel may use its discretion. Said, and never applied. */
const discretionTexts = (standard: Extract<StandardResult, { basis: 'cases' }>): readonly string[] => {
  const { discretion } = standard
  if (!isKnown(discretion)) return []
  const flags = [
    discretion.nearBoundaryAbove ? 'just below the next rating' : '',
    discretion.nearBoundaryBelow ? 'just above the rating below' : '',
    discretion.oneCaseRaises ? 'one case would raise it' : '',
    discretion.oneCaseLowers ? 'one case would lower it' : '',
  ].filter(flag => flag !== '')
  return flags.length === 0 ? [] : [`A panel may use its discretion: ${flags.join(', ')}. Nothing is moved here.`]
}
