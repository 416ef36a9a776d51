import type { FullTimeHours, Targets } from '@candour/workload'
import {
  availablePoints,
  gradeIds,
  gradeOfCode,
  hoursBasis,
  isGrade,
  known,
  nominalTarget,
  startingHours,
} from '@candour/workload'
import type { Fields } from '../../fields.ts'
import { gradeNamed } from '../../officer-input.ts'
import type { Kind } from './kind.ts'
import { valueOrNull } from './value-or-null.ts'

/** Two shapes: hours by grade as the nightly batch has them, or the hours of the grade and those contracted or left. */
export const available: Kind = (input, profile) => {
  const target = known(input.number('nominalTarget'))
  if (input.has('gradeHours')) {
    const contracted = input.number(input.has('availableHours') ? 'availableHours' : 'contractedHours')
    const hours = known({ contracted, fullTime: input.number('gradeHours') })
    return {
      availablePoints: valueOrNull(availablePoints(target, hours, input.numberOr('reductionHours', 0), profile)),
    }
  }
  const hours = hoursBasis(gradeNamed(input, 'gradeBand'), contractedHours(input), defaultHours(input), profile)
  return { availablePoints: valueOrNull(availablePoints(target, hours, input.number('reductionHours'), profile)) }
}

export const hours: Kind = (input, profile) => {
  const basis = hoursBasis(gradeNamed(input, 'gradeBand'), contractedHours(input), defaultHours(input), profile)
  return { hours: basis.known ? [basis.value.contracted, basis.value.fullTime] : null }
}

export const target: Kind = (input, profile) => {
  const grade = input.has('gradeId') ? (gradeIds.get(input.number('gradeId')) ?? 'DMY') : gradeNamed(input, 'grade')
  return { nominalTarget: valueOrNull(nominalTarget(grade, targets(input.inner('targets')), profile)) }
}

/** A grade that is no band starts like one that is none. */
export const startHours: Kind = (input, profile) => {
  const name = input.any('grade') ?? null
  const grade = typeof name === 'string' && isGrade(name) ? name : 'DMY'
  if (name !== null && typeof name !== 'string') throw input.wrong('grade', name, 'a text or null')
  return { contractedHours: valueOrNull(startingHours(grade, defaultHours(input), profile)) }
}

/** One code, or a list of them that should all be of one band; several bands are answered as the list of them. */
export const gradeBand: Kind = (input, _profile, ruleSet) => {
  const codes = input.has('gradeCode') ? [input.any('gradeCode')] : input.list('gradeCodes')
  const bands = new Set(
    codes.map((code, index) => {
      if (code !== null && typeof code !== 'string') throw input.wrong(`gradeCodes[${index}]`, code, 'a text or null')
      return gradeOfCode(code, ruleSet)
    }),
  )
  return { gradeBand: bands.size === 1 ? [...bands][0] : [...bands] }
}

/** A text where hours should be is hours that were not recorded, and so is no field at all. */
const contractedHours = (input: Fields): number | null => {
  const hours = input.any('contractedHours')
  return typeof hours === 'number' ? hours : null
}

const defaultHours = (input: Fields): FullTimeHours => {
  const fields = input.inner('defaultHours')
  const hours = { po: fields.number('po'), pso: fields.number('pso'), spo: fields.number('spo') }
  fields.done()
  return hours
}

/** The second column is the PSO target; the table that holds it calls it SPO. */
const targets = (fields: Fields): Targets => {
  const both = { po: fields.number('po'), pso: fields.number(fields.nameOf('pso', 'spo') ?? 'pso') }
  fields.done()
  return both
}
