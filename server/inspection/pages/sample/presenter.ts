import type { CaseAnswers, Framework } from '@candour/rating'
import type { PopulationItem } from '@candour/sampling'
import type { Selectable } from 'kysely'
import type { Actor } from '#platform/access/actor.ts'
import { statusTags } from '#platform/web/components/status-tag/status-tags.ts'
import { replacementReasons } from '../../forms.ts'
import type { DrawnInspection } from '../../queries/inspection.ts'
import type { DrawnCaseTable } from '../../tables.ts'
import { type InspectionFrame, inspectionFrame } from '../frame.ts'
import { caseName, hashText, stratumText } from '../words.ts'

type DrawnCase = Selectable<DrawnCaseTable>

export type SampleFacts = {
  readonly inspection: DrawnInspection
  readonly actor: Actor
  readonly framework: Framework
  readonly cases: readonly DrawnCase[]
  readonly population: readonly PopulationItem[]
  readonly answers: readonly CaseAnswers[]
}

type Table = { readonly heads: readonly object[]; readonly rows: readonly (readonly object[])[] }

type SampleView = InspectionFrame & {
  readonly stats: readonly { readonly label: string; readonly value: string; readonly note?: string }[]
  readonly cases: Table
  readonly replaced: readonly string[]
  readonly mix: Table
  readonly seed: string
  readonly drawHref: string
}

const SEPARATOR = '\u001f'
const numeric = (text: string) => ({ text, numeric: true })

/** Every word of the list of sampled cases. */
export const presentSample = (facts: SampleFacts): SampleView => {
  const { inspection, actor, framework, cases, answers } = facts
  const asked = framework.standards.reduce((sum, standard) => sum + standard.questions.length, 0)
  const answered = new Map(answers.map(one => [one.case, Object.keys(one.answers).length]))
  const sampled = cases.filter(one => one.status === 'sampled')
  const finished = sampled.filter(one => answered.get(one.case) === asked).length
  const path = `/inspections/${inspection.id}`
  return {
    ...inspectionFrame(inspection, actor, 'sample', 'Sample'),
    stats: [
      { label: 'Cases drawn', value: String(sampled.length), note: `of ${inspection.population_size} frozen` },
      { label: 'Assessed in full', value: String(finished) },
      { label: 'Still open', value: String(sampled.length - finished) },
    ],
    cases: {
      heads: [{ text: 'Case' }, { text: 'Progress' }, { text: 'Answered', numeric: true }, { text: 'Stratum' }],
      rows: sampled.map(one => caseRow(one, answered.get(one.case) ?? 0, asked, path)),
    },
    replaced: cases.filter(one => one.status === 'replaced').map(one => replacedText(one, cases)),
    mix: mixOf(facts, sampled),
    seed: hashText(inspection.seed),
    drawHref: `${path}/draw.json`,
  }
}

const caseRow = (one: DrawnCase, answered: number, asked: number, path: string): readonly object[] => [
  {
    text: caseName(one.case),
    href: `${path}/sample/${one.case}`,
    ...(one.instead_of ? { note: 'A replacement' } : {}),
  },
  { tag: progressTag(answered, asked) },
  numeric(`${answered} of ${asked}`),
  { text: stratumText(one.stratum.split(SEPARATOR)) },
]

const progressTag = (answered: number, asked: number) => {
  if (answered === asked) return statusTags.done
  return answered === 0 ? { text: 'Not started', classes: 'govuk-tag--grey' } : statusTags.underWay
}

const replacedText = (out: DrawnCase, cases: readonly DrawnCase[]): string => {
  const next = cases.find(one => one.instead_of === out.case)
  const reason =
    Object.entries(replacementReasons).find(([code]) => code === out.replaced_reason)?.[1] ?? 'No reason kept'
  return `${caseName(out.case)} was replaced by ${next ? caseName(next.case) : 'nothing'}: ${reason.toLowerCase()}.`
}

/** Each stratum in the population and in the sample: the draw keeps their shares. */
const mixOf = ({ population }: SampleFacts, sampled: readonly DrawnCase[]): Table => {
  const keys = [...new Set(population.map(keyOf))].sort()
  return {
    heads: [{ text: 'Stratum' }, { text: 'Population', numeric: true }, { text: 'Sample', numeric: true }],
    rows: keys.map(key => [
      { text: stratumText(key.split(SEPARATOR)) },
      numeric(String(population.filter(item => keyOf(item) === key).length)),
      numeric(String(sampled.filter(one => one.stratum === key).length)),
    ]),
  }
}

const keyOf = ({ strata }: PopulationItem): string => [strata.sex, strata.disposal, strata.risk].join(SEPARATOR)
