import { type Labels, oneOf } from '../answers.ts'
import type { Question } from '../kind.ts'

/** That nothing is known, and why: each of the two is an answer, and neither is silence. */
const unknown = { 'not-asked': 'Not asked', 'prefers-not-to-say': 'Prefers not to say' }

export const sexes = { female: 'Female', male: 'Male', other: 'Other', 'not-known': 'Not known', ...unknown }

export const ethnicities = {
  asian: 'Asian or Asian British',
  black: 'Black, Black British, Caribbean or African',
  mixed: 'Mixed or multiple ethnic groups',
  white: 'White',
  other: 'Another ethnic group',
  'not-stated': 'Not stated',
  ...unknown,
}

const disabilities = { yes: 'Yes', no: 'No', ...unknown }
const genderReassignments = {
  'same-as-at-birth': 'Same gender as registered at birth',
  different: 'Different gender from that registered at birth',
  ...unknown,
}
const partnerships = {
  single: 'Never married or in a civil partnership',
  married: 'Married',
  'civil-partnership': 'In a civil partnership',
  separated: 'Separated',
  divorced: 'Divorced, or civil partnership dissolved',
  widowed: 'Widowed, or surviving civil partner',
  ...unknown,
}
const pregnancies = {
  no: 'No',
  pregnant: 'Pregnant',
  'recently-gave-birth': 'Gave birth in the last 26 weeks',
  'not-applicable': 'Does not apply',
  ...unknown,
}
const religions = {
  none: 'No religion',
  buddhist: 'Buddhist',
  christian: 'Christian',
  hindu: 'Hindu',
  jewish: 'Jewish',
  muslim: 'Muslim',
  sikh: 'Sikh',
  other: 'Another religion or belief',
  ...unknown,
}
const orientations = {
  heterosexual: 'Heterosexual or straight',
  'gay-or-lesbian': 'Gay or lesbian',
  bisexual: 'Bisexual',
  other: 'Another orientation',
  ...unknown,
}

/**
 * The protected characteristics that the record holds beside age (the date of birth), sex and race (the ethnic group): six
 * more make nine.
 *
 * @source Equality Act 2010, section 4
 */
export const equalityFacts = {
  disability: oneOf(disabilities, 'Select whether the person is disabled').optional(),
  genderReassignment: oneOf(genderReassignments, 'Select the person’s gender').optional(),
  partnership: oneOf(partnerships, 'Select the person’s marriage or civil partnership').optional(),
  pregnancy: oneOf(pregnancies, 'Select whether the person is pregnant').optional(),
  religion: oneOf(religions, 'Select the person’s religion or belief').optional(),
  orientation: oneOf(orientations, 'Select the person’s sexual orientation').optional(),
}

const ask = (name: keyof typeof equalityFacts, label: string, options: Labels): Question => ({
  name,
  label,
  hint: 'Leave open when it is not known whether anybody asked',
  as: 'one',
  options,
})

export const equalityQuestions: readonly Question[] = [
  ask('disability', 'Disability', disabilities),
  ask('genderReassignment', 'Gender', genderReassignments),
  ask('partnership', 'Marriage or civil partnership', partnerships),
  ask('pregnancy', 'Pregnancy and maternity', pregnancies),
  ask('religion', 'Religion or belief', religions),
  ask('orientation', 'Sexual orientation', orientations),
]

type Answers = { readonly [name in keyof typeof equalityFacts]?: string | undefined }

/** The characteristics that a body answers; those it leaves open are not there. */
export const equalityIn = (body: Answers): Readonly<Record<string, string>> =>
  Object.fromEntries(
    equalityQuestions.flatMap(({ name }) => {
      const answer = body[name as keyof Answers]
      return answer === undefined ? [] : [[name, answer]]
    }),
  )
