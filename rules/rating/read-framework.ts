import type { Framework, Question, Standard } from './framework.ts'
import type { BandEdges } from './percent.ts'
import { boolean, date, each, number, object, oneOf, refuse, text, texts } from './reading.ts'

/**
 * A framework from JSON, checked: every field there, codes all different, bands rising, questions only under standards
 * rated from cases.
 *
 * @throws RatingError naming the place of the first fault and what should stand there
 */
export const readFramework = (value: unknown, place = 'framework'): Framework => {
  const fields = object(value, place)
  const standards = each(fields.standards, `${place}.standards`, readStandard)
  refuseRepeats(
    standards.flatMap(standard => [standard.code, ...standard.questions.map(question => question.code)]),
    `${place}.standards`,
  )
  return {
    id: text(fields.id, `${place}.id`),
    version: text(fields.version, `${place}.version`),
    title: text(fields.title, `${place}.title`),
    unit: text(fields.unit, `${place}.unit`),
    validFrom: date(fields.validFrom, `${place}.validFrom`),
    ...(fields.validTo === undefined ? {} : { validTo: date(fields.validTo, `${place}.validTo`) }),
    rated: boolean(fields.rated, `${place}.rated`),
    bands: readBands(fields.bands, `${place}.bands`),
    discretionPoints: number(fields.discretionPoints, `${place}.discretionPoints`, 0, 100),
    standards,
    source: text(fields.source, `${place}.source`),
    doubts: texts(fields.doubts, `${place}.doubts`),
  }
}

const readStandard = (value: unknown, place: string): Standard => {
  const fields = object(value, place)
  const basis = oneOf(fields.basis, ['cases', 'judgement'] as const, `${place}.basis`)
  const questions = each(fields.questions, `${place}.questions`, readQuestion)
  if (basis === 'cases' && questions.length === 0) refuse(`${place}.questions`, 'a standard rated from cases needs one')
  if (basis === 'judgement' && questions.length > 0) refuse(`${place}.questions`, 'a judged standard has none: give []')
  return {
    code: text(fields.code, `${place}.code`),
    name: text(fields.name, `${place}.name`),
    domain: text(fields.domain, `${place}.domain`),
    contributes: boolean(fields.contributes, `${place}.contributes`),
    basis,
    questions,
  }
}

const readQuestion = (value: unknown, place: string): Question => {
  const fields = object(value, place)
  return {
    code: text(fields.code, `${place}.code`),
    name: text(fields.name, `${place}.name`),
    text: text(fields.text, `${place}.text`),
    prompts: texts(fields.prompts, `${place}.prompts`),
  }
}

const readBands = (value: unknown, place: string): BandEdges => {
  const fields = object(value, place)
  const edge = (name: string): number => number(fields[name], `${place}.${name}`, 1, 100)
  const bands = {
    requiresImprovement: edge('requiresImprovement'),
    good: edge('good'),
    outstanding: edge('outstanding'),
  }
  if (bands.requiresImprovement >= bands.good || bands.good >= bands.outstanding)
    refuse(place, 'the edges must rise from requiresImprovement to good to outstanding')
  return bands
}

const refuseRepeats = (codes: readonly string[], place: string): void => {
  const repeated = codes.find((code, index) => codes.indexOf(code) !== index)
  if (repeated !== undefined) refuse(place, `the code ${repeated} stands twice: give each its own`)
}
