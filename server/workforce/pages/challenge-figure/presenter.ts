import { type ChallengeLevel, type ChallengeRules, challengeIngredients, ownerAbove } from '@candour/workload'
import type { View } from '#platform/web/answers.ts'
import { countedText } from '#platform/web/numbers.ts'
import type { Challenge } from '../../challenges/challenges.ts'
import type { KeptFigure } from '../../challenges/kept-figure.ts'
import { officerPath } from '../figures/addresses.ts'
import { levelText } from '../figures/challenge-words.ts'
import { type KeptFigureView, keptPercentText, presentKeptFigure } from '../figures/kept-figure.ts'

export type ChallengeFigureFacts = {
  readonly team: string
  readonly officer: string
  readonly figure: KeptFigure
  readonly rules: ChallengeRules
  readonly first: ChallengeLevel
  /** The answered challenge with which the officer does not agree. */
  readonly before: Challenge | undefined
}

type ChallengeFigureView = View & {
  readonly action: string
  readonly follows: string
  readonly opening: string
  readonly promise: string
  readonly ingredients: readonly { readonly value: string; readonly text: string }[]
  readonly figure: KeptFigureView
}

/** Every word of the form with which an officer challenges their figure. */
export const presentChallengeFigure = (facts: ChallengeFigureFacts): ChallengeFigureView => {
  const { team, officer, figure, rules, before } = facts
  const first = before?.answered_level ? ownerAbove(before.answered_level, rules) : facts.first
  const days = rules.steps.find(({ level }) => level === first)?.workingDays ?? 0
  const path = officerPath(team, officer)
  return {
    title: 'Challenge this figure',
    heading: 'Challenge this figure',
    breadcrumbs: [
      { text: 'Home', href: '/' },
      { text: 'Your workload', href: path },
    ],
    action: `${path}/challenge`,
    follows: before?.id ?? '',
    opening: `Your figure is ${keptPercentText(figure)}. It is kept with your challenge as it stands now, with everything that it is made of.`,
    promise: `It goes to ${levelText(first)}, who has ${countedText(days, 'working day')}. Without an answer it climbs by itself. You see where it is throughout.`,
    ingredients: challengeIngredients.map(value => ({ value, text: rules.ingredients[value] })),
    figure: presentKeptFigure(figure),
  }
}
