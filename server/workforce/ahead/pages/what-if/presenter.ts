import type { Wishes } from '@candour/forecast'
import { locations } from '@candour/workload'
import type { FieldError, FormState, View } from '#platform/web/answers.ts'
import { dayText } from '#platform/web/dates.ts'
import { gradeText, kindText } from '../../../pages/figures/words.ts'
import { aheadPath, whatIfPath } from '../../addresses.ts'
import type { Ahead } from '../../ahead-of.ts'
import type { Comparison } from '../../scenarios/compare.ts'
import { describe } from '../../scenarios/describe.ts'
import { riskLetters } from '../../scenarios/read-wishes.ts'
import type { Values } from '../../scenarios/typed.ts'
import { crumbsTo } from '../../units.ts'
import { presentComparison } from './comparison.ts'

type WhatIfFacts = {
  readonly ahead: Ahead
  readonly values: Values
  readonly wishes: Wishes
  readonly errors: readonly FieldError[]
  readonly comparison: Comparison | null
  readonly form: FormState
}

type Choice = { readonly value: string; readonly text: string; readonly selected: boolean; readonly checked: boolean }

type WhatIfView = View & {
  readonly caption: string
  readonly asked: { readonly errors: readonly FieldError[]; readonly values: Values }
  readonly errorList: readonly { readonly text: string; readonly href: string }[]
  readonly action: string
  readonly sentences: readonly string[]
  readonly compared: ReturnType<typeof presentComparison> | null
  readonly kept: readonly { readonly name: string; readonly value: string }[]
  readonly made: string
  readonly teams: readonly Choice[]
  readonly officers: readonly Choice[]
  readonly grades: readonly Choice[]
  readonly hoursGrades: readonly Choice[]
  readonly cohortTeams: readonly Choice[]
  readonly cohortPlaces: readonly Choice[]
  readonly weightPlaces: readonly Choice[]
  readonly letters: readonly Choice[]
  readonly closeTo: readonly Choice[]
  readonly links: readonly { readonly text: string; readonly href: string }[]
}

const choices = (
  pairs: readonly (readonly [string, string])[],
  chosen: string | readonly string[] | undefined,
  none?: string,
): readonly Choice[] => {
  const all = [chosen ?? []].flat()
  const first = none === undefined ? [] : [['', none] as const]
  return [...first, ...pairs].map(([value, text]) => {
    const isChosen = value === '' ? all.length === 0 : all.includes(value)
    return { value, text, selected: isChosen, checked: isChosen }
  })
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const formChoices = ({ ahead, values }: WhatIfFacts) => {
  const { unit, posts } = ahead
  const teamName = new Map(unit.teams.map(({ code, name }) => [code, name]))
  const teams = unit.teams.map(({ code, name }) => [code, name] as const)
  const grades = [...new Set(posts.map(({ grade }) => grade))].map(grade => [grade, gradeText(grade)] as const)
  const places = locations.map(place => [place, capital(place)] as const)
  const officers = posts
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'))
    .map(
      post =>
        [
          post.officer,
          `${post.name}, ${gradeText(post.grade).toLowerCase()}, ${teamName.get(post.team) ?? ''}`,
        ] as const,
    )
  return {
    teams: choices(teams, values.close),
    closeTo: choices(
      [
        ['others', 'The other teams, by the points they have available'],
        ['nobody', 'Nobody here'],
      ],
      values.closeTo ?? 'others',
    ),
    officers: choices(officers, values.lose),
    grades: choices(grades, values.loseGrade, 'No grade'),
    hoursGrades: choices(grades, values.hoursGrade, 'Everybody'),
    cohortTeams: choices(teams, values.cohortTeam, 'All open teams, by the points they have available'),
    cohortPlaces: choices(places, values.cohortPlace ?? 'licence'),
    weightPlaces: choices(places, values.weightPlace ?? 'community'),
    letters: choices(
      riskLetters.map(letter => [letter, `Tiers ${letter}`] as const),
      values.suspend,
    ),
  }
}

/** Every word of the page that answers what would change. */
export const presentWhatIf = (facts: WhatIfFacts): WhatIfView => {
  const { ahead, values, wishes, errors, comparison } = facts
  const { unit, on, method, ruleSet } = ahead
  return {
    title: `${errors.length > 0 ? 'Error: ' : ''}What if: ${unit.name}`,
    heading: `What if: ${unit.name}`,
    caption: `Compare, ${kindText[unit.kind].toLowerCase()}`,
    breadcrumbs: [...crumbsTo(unit), { text: 'What is ahead', href: aheadPath(unit) }],
    asked: { errors, values },
    errorList: errors.map(({ field, message }) => ({ text: message, href: `#${field}` })),
    action: whatIfPath(unit),
    sentences: comparison ? describe(wishes, [values.suspend ?? []].flat(), ahead) : [],
    compared: comparison && presentComparison(comparison, ahead),
    kept: Object.entries(values).flatMap(([name, value]) => [value].flat().map(one => ({ name, value: one }))),
    made: `Made on ${dayText(on)} with the same lots for both sides: the difference is the changes and nothing else. ${method.title}, version ${method.version}; ${ruleSet.data.title}, version ${ruleSet.stamp.version}.`,
    ...formChoices(facts),
    links: [
      { text: `What is ahead of ${unit.name}`, href: aheadPath(unit) },
      { text: 'Saved what-ifs', href: '/workload/scenarios' },
    ],
  }
}
