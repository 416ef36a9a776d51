import type { Entry } from '../../record/entry.ts'
import type { FullAssessment, TieringState } from '../../record/state/tiering.ts'
import type { CaseState } from '../../record/state.ts'

type Body = {
  readonly layer?: string | undefined
  readonly questionnaire?: string | undefined
  readonly needs?:
    | readonly { readonly area: string; readonly level: string; readonly score?: number | undefined }[]
    | undefined
  readonly predictors?: readonly unknown[] | undefined
  readonly everSexualOffence?: 'yes' | 'no' | undefined
  readonly women?: readonly string[] | undefined
}

/** As many as are looked through for one that is signed. */
const KEPT = 3

/** What an assessment adds to what the tier is made of. One of which nobody said the kind counts as full when it has needs. */
export const tieringAfter = (
  { tiering }: CaseState,
  { entryId, happened, body }: Entry<Body>,
): TieringState['tiering'] => {
  const source = { entry: entryId, on: happened.from }
  const isFull = body.layer === 'full' || (body.layer === undefined && body.needs !== undefined)
  return {
    ...tiering,
    assessments: isFull ? [fullAssessment(source, body), ...tiering.assessments].slice(0, KEPT) : tiering.assessments,
    everSexual:
      body.everSexualOffence === undefined
        ? tiering.everSexual
        : { ...source, answer: body.everSexualOffence === 'yes' },
    sources: { ...tiering.sources, risk: source, ...(body.predictors ? { predictors: source } : {}) },
  }
}

const fullAssessment = (
  source: { readonly entry: string; readonly on: string },
  { questionnaire = 'oasys', needs = [], women }: Body,
): FullAssessment => ({
  ...source,
  questionnaire,
  needs: Object.fromEntries(needs.map(({ area, level, score }) => [area, { score: score ?? null, level }])),
  women: women ?? null,
})
