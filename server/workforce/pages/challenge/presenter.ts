import type { View } from '#platform/web/answers.ts'
import { instantText } from '#platform/web/dates.ts'
import type { Challenge } from '../../challenges/challenges.ts'
import type { KeptFigure } from '../../challenges/kept-figure.ts'
import type { LaterEntry } from '../../challenges/later-entries.ts'
import { officerPath } from '../figures/addresses.ts'
import { ingredientText, standingText } from '../figures/challenge-words.ts'
import { type KeptFigureView, keptPercentText, presentKeptFigure } from '../figures/kept-figure.ts'

export type ChallengeFacts = {
  readonly challenge: Challenge
  readonly own: boolean
  readonly mayAnswer: boolean
  readonly figureNow: KeptFigure | undefined
  readonly entries: readonly LaterEntry[]
  /** The challenge of the level above that followed on this one. */
  readonly next: string | undefined
}

type Step = { readonly key: { readonly text: string }; readonly value: { readonly text: string } }
type Choice = { readonly value: string; readonly text: string }

type ChallengeView = View & {
  readonly caption: string
  readonly steps: readonly Step[]
  readonly links: readonly { readonly text: string; readonly href: string }[]
  readonly figure: KeptFigureView
  readonly action: string | null
  readonly entries: readonly Choice[]
}

const step = (key: string, value: string): Step => ({ key: { text: key }, value: { text: value } })

/** Every word of the page of one challenge. */
export const presentChallenge = ({
  challenge,
  own,
  mayAnswer,
  figureNow,
  entries,
  next,
}: ChallengeFacts): ChallengeView => {
  const path = officerPath(challenge.team, challenge.officer)
  return {
    title: 'A challenged figure',
    heading: ingredientText(challenge),
    caption: `${challenge.officerName}, ${challenge.teamName}`,
    breadcrumbs: [
      { text: 'Home', href: '/' },
      { text: 'Challenged figures', href: '/workload/challenges' },
    ],
    steps: [
      step('Where it stands', standingText(challenge)),
      step('Opened', instantText(challenge.opened_at)),
      step('What is wrong', challenge.words),
      ...(challenge.should_be === '' ? [] : [step('What it should be', challenge.should_be)]),
      ...answerSteps(challenge),
      step('The figure as it stood', keptPercentText(challenge.figure)),
      step('The figure now', figureNow ? keptPercentText(figureNow) : 'Nobody of this name is in the latest figures'),
    ],
    links: [
      { text: 'The officer’s workload', href: path },
      ...(challenge.follows
        ? [{ text: 'The challenge before this one', href: `/workload/challenges/${challenge.follows}` }]
        : []),
      ...(next ? [{ text: 'The challenge that followed', href: `/workload/challenges/${next}` }] : []),
      ...(own && challenge.status === 'answered' && !next
        ? [{ text: 'I do not agree: take it to the level above', href: `${path}/challenge?follows=${challenge.id}` }]
        : []),
    ],
    figure: presentKeptFigure(challenge.figure),
    action: mayAnswer ? `/workload/challenges/${challenge.id}/answer` : null,
    entries: [
      ...entries.map(({ id, at, author }) => ({
        value: id,
        text: `Recorded about the officer on ${instantText(at)} by ${author}`,
      })),
      { value: 'other', text: 'Another entry, by its id' },
    ],
  }
}

const answerSteps = ({ answer, answered_name, corrected_by, climbed }: Challenge): readonly Step[] => {
  if (answer === null) return []
  return [
    step('Answer', answer),
    step('Answered by', answered_name ?? ''),
    ...(corrected_by === null ? [] : [step('Put right by entry', corrected_by)]),
    ...(climbed === null || climbed === 0 ? [] : [step('Levels that let their days pass', String(climbed))]),
  ]
}
