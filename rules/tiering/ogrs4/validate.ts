import { ageOn, wholeMonths } from '../day.ts'
import { TieringError } from '../tiering-error.ts'
import type { PredictorInput } from './input.ts'
import { convictionTerms, drugTerms } from './input.ts'
import { offenceCategories } from './offence-categories.ts'

const mostSanctions = 999
const monthsConvictionMayFollow = 3

/**
 * Refuses what the predictors cannot stand on.
 *
 * @throws TieringError naming the first answer that is wrong
 * @source tiering.md 2.4, validations
 */
export const validatePredictorInput = (input: PredictorInput): void => {
  const { totalNumberOfSanctionsForAllOffences: total, totalNumberOfViolentSanctions: violent } = input
  refuseUnless(
    Number.isInteger(total) && total >= 1 && total <= mostSanctions,
    'totalNumberOfSanctionsForAllOffences',
    `${total} sanctions: a whole number from 1 to ${mostSanctions} was expected`,
  )
  refuseUnless(
    violent === null || (Number.isInteger(violent) && violent >= 0 && violent <= total),
    'totalNumberOfViolentSanctions',
    `${violent} violent sanctions of ${total}: a whole number from 0 to ${total} was expected`,
  )
  refuseUnless(
    wholeMonths(input.assessmentDate, input.dateOfCurrentConviction) < monthsConvictionMayFollow ||
      sameDayInMonths(input),
    'dateOfCurrentConviction',
    `The conviction of ${input.dateOfCurrentConviction} is more than ${monthsConvictionMayFollow} months after the assessment`,
  )
  const ageNow = ageOn(input.dateOfBirth, input.dateOfCurrentConviction)
  refuseUnless(
    input.ageAtFirstSanction >= 0 && input.ageAtFirstSanction <= ageNow,
    'ageAtFirstSanction',
    `Age ${input.ageAtFirstSanction} at the first sanction, age ${ageNow} at this one: the first cannot be later`,
  )
  for (const [field, names, known] of [
    ['offenceCategory', [input.offenceCategory], offenceCategories],
    ['drugsUsed', input.dynamic.drugsUsed, drugTerms],
    ['previousConvictions', input.dynamic.previousConvictions, convictionTerms],
  ] as const)
    for (const name of names)
      refuseUnless(Object.hasOwn(known, name), field, `${name} is not one of ${Object.keys(known).join(', ')}`)
}

/** Exactly three months later is not more than three months. */
const sameDayInMonths = ({ assessmentDate, dateOfCurrentConviction }: PredictorInput): boolean =>
  wholeMonths(assessmentDate, dateOfCurrentConviction) === monthsConvictionMayFollow &&
  assessmentDate.slice(8) === dateOfCurrentConviction.slice(8)

const refuseUnless = (holds: boolean, field: string, message: string): void => {
  if (!holds) throw new TieringError(field, message)
}
