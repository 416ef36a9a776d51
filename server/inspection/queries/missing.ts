import { type CaseAnswers, type Framework, frameworkOf, type Judgement } from '@candour/rating'
import type { Trx } from '#platform/database/tables.ts'
import { answersByCase, judgementsOf } from './answers.ts'
import type { DrawnInspection } from './inspection.ts'
import { sampledIds } from './sample.ts'

/** Something that must be done before publication. */
export type Missing =
  | { readonly what: 'case'; readonly case: string; readonly open: number }
  | { readonly what: 'standard'; readonly standard: string; readonly name: string }

type Answered = {
  readonly sample: readonly string[]
  readonly answers: readonly CaseAnswers[]
  readonly domainOne: Readonly<Record<string, Judgement>>
}

/** What is still missing: cases with open questions in the order of the sample, then standards that nobody has rated. */
export const missingFrom = (framework: Framework, { sample, answers, domainOne }: Answered): readonly Missing[] => {
  const asked = framework.standards.reduce((sum, standard) => sum + standard.questions.length, 0)
  const answered = new Map(answers.map(one => [one.case, Object.keys(one.answers).length]))
  const cases = sample.flatMap(id => {
    const open = asked - (answered.get(id) ?? 0)
    return open === 0 ? [] : { what: 'case' as const, case: id, open }
  })
  const standards = framework.standards.flatMap(({ basis, code: standard, name }) =>
    basis === 'judgement' && !domainOne[standard] ? { what: 'standard' as const, standard, name } : [],
  )
  return [...cases, ...standards]
}

/** What is still missing from an inspection before it can be published. */
export const missingOf = async (trx: Trx, inspection: DrawnInspection): Promise<readonly Missing[]> => {
  const sample = await sampledIds(trx, inspection.id)
  return missingFrom(frameworkOf(inspection.framework), {
    sample,
    answers: await answersByCase(trx, inspection.id, sample),
    domainOne: await judgementsOf(trx, inspection.id),
  })
}
