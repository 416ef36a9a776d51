import type { Assessment, NeedAnswer, NeedName, Sentence, V2Input } from '@candour/tiering'
import type { Fields } from '../fields.ts'
import { needNamed, readAnswer, readAnswers, readSeverities } from './needs-input.ts'
import { booleanOrNull, dayOrNull, numberOrNull, readRegistrations, textOrNull } from './registrations.ts'

/** What tier v2 is made of, by the names of the vectors. Does not refuse fields of tier v3 beside it. */
export const readV2Input = (fields: Fields): V2Input => ({
  asOf: dayOrNull(fields, fields.nameOf('asOf', 'calculationDate') ?? 'asOf'),
  female: (textOrNull(fields, fields.nameOf('gender', 'sex') ?? 'gender') ?? '').toLowerCase() === 'female',
  rsrPercent: numberOrNull(fields, fields.nameOf('rsrPercent', 'rsrscore', 'rsrScore') ?? 'rsrPercent'),
  ogrsPercent: numberOrNull(fields, fields.nameOf('ogrsPercent', 'ogrsscore', 'ogrsScore') ?? 'ogrsPercent'),
  registrations: readRegistrations(fields),
  sentences: fields.rows(fields.nameOf('sentences', 'convictions') ?? 'sentences').map(readSentence),
  previousEnforcementActivity: booleanOrNull(fields, 'previousEnforcementActivity') ?? false,
  assessment: readAssessment(fields),
})

const readSentence = (row: Fields): Sentence => {
  const sentence = {
    type: row.text(row.nameOf('type', 'sentenceTypeCode') ?? 'type'),
    endDate: dayOrNull(row, row.nameOf('endDate', 'terminationDate') ?? 'endDate'),
    requirements: row.rows('requirements').map(requirement => {
      const name = requirement.nameOf('mainCategory', 'mainCategoryTypeCode') ?? 'mainCategory'
      const read = {
        mainCategory: requirement.text(name),
        restrictive: booleanOrNull(requirement, 'restrictive') ?? false,
      }
      requirement.done()
      return read
    }),
  }
  row.done()
  return sentence
}

const readAssessment = (fields: Fields): Assessment | null => {
  if (!fields.has('assessment') || fields.any('assessment') === null) return null
  const row = fields.inner('assessment')
  const read = {
    san: booleanOrNull(row, 'san') ?? false,
    needs: present(row, 'needs') ? readSeverities(row.inner('needs')) : {},
    sections: present(row, 'sections') ? readSections(row.inner('sections')) : {},
    womenFactors: readWomen(row),
  }
  row.done()
  return read
}

const present = (fields: Fields, name: string): boolean => fields.has(name) && fields.any(name) !== null

/** Answers by section; each may be the answers themselves or an object that holds them under `answers`. */
const readSections = (sections: Fields): Assessment['sections'] => {
  const read: Partial<Record<NeedName, Readonly<Record<string, NeedAnswer>>>> = {}
  for (const name of Object.keys(sections.all())) {
    const section = sections.inner(name)
    const need = needNamed(sections, name, name)
    const answers = readAnswers(section.has('answers') ? section.inner('answers') : section)
    if (need) read[need] = answers
  }
  return read
}

const readWomen = (row: Fields): Assessment['womenFactors'] => {
  const factors = present(row, 'womenFactors') ? row.inner('womenFactors') : undefined
  const answer = (name: string): NeedAnswer | null =>
    factors && present(factors, name) ? readAnswer(factors, name) : null
  const read = {
    parentalResponsibilities: answer('parentalResponsibilities'),
    impulsivity: answer('impulsivity'),
    temperControl: answer('temperControl'),
  }
  factors?.done()
  return read
}
