import type { CaseAnswers } from '@candour/rating'
import { frameworkOf, rateInspection } from '@candour/rating'
import type { Bundle } from '../bundle/bundle.ts'
import type { InspectionDocument } from '../bundle/document.ts'
import { type Claim, none, recomputed } from './claim.ts'

type Framework = ReturnType<typeof frameworkOf>

/** Every sampled case is answered in full, and the ratings follow from the answers. */
export const ratingClaims = ({ document }: Bundle, sample: readonly string[]): readonly Claim[] => {
  const framework = frameworkOf(document.entries.open.payload.framework.id)
  return [
    recomputed(
      'The framework is the one this verifier knows by that name',
      `${framework.id} ${framework.version}`,
      document.framework,
      framework,
    ),
    none(
      'Every case of the sample is answered in full, and no other',
      `${document.answers.length} cases, ${questionsOf(framework).length} questions each`,
      objectionsToAnswers(document, framework, sample),
    ),
    none(
      'Every standard that people rate is rated',
      Object.keys(document.domainOne).sort().join(', '),
      objectionsToJudgements(document, framework),
    ),
    recomputed('The ratings follow from the answers', 'ratings', document.rating, ratingOf(document, framework)),
  ]
}

const ratingOf = ({ answers, domainOne, population }: InspectionDocument, framework: Framework): unknown =>
  rateInspection({ framework, answers, domainOne, populationSize: population.items.length })

const questionsOf = (framework: Framework): readonly string[] =>
  framework.standards.flatMap(standard => standard.questions.map(question => question.code))

const objectionsToAnswers = (
  { answers }: InspectionDocument,
  framework: Framework,
  sample: readonly string[],
): readonly string[] => {
  const expected = [...sample].sort()
  const found = answers.map(answered => answered.case)
  const objections = answers.flatMap(answered => objectionsToCase(answered, framework))
  if (expected.join() === found.join()) return objections
  const missing = expected.filter(id => !found.includes(id))
  const extra = found.filter(id => !expected.includes(id))
  return [
    ...missing.map(id => `case ${id} of the sample is not answered`),
    ...extra.map(id => `case ${id} is answered and is not in the sample`),
    ...(missing.length + extra.length === 0 ? ['the cases are not in the order of their ids, each once'] : []),
    ...objections,
  ]
}

const objectionsToCase = ({ case: id, answers }: CaseAnswers, framework: Framework): readonly string[] => {
  const questions = questionsOf(framework)
  return [
    ...questions.filter(code => !Object.hasOwn(answers, code)).map(code => `case ${id} has no answer to ${code}`),
    ...Object.keys(answers)
      .filter(code => !questions.includes(code))
      .map(code => `case ${id} answers ${code}, which ${framework.id} does not ask`),
  ]
}

const objectionsToJudgements = ({ domainOne }: InspectionDocument, framework: Framework): readonly string[] => {
  const judged = framework.standards.filter(({ basis }) => basis === 'judgement').map(({ code }) => code)
  return [
    ...judged.filter(code => !Object.hasOwn(domainOne, code)).map(code => `${code} is not rated`),
    ...Object.keys(domainOne)
      .filter(code => !judged.includes(code))
      .map(code => `${code} is not a standard that people rate`),
  ]
}
