import type { AllocationInput, CaseInput, Grade, OfficerInput } from './input.ts'
import { GRADES } from './input.ts'
import { allDifferent, fault, idAt, listAt, numberAt, objectAt, recordAt, wholeAt } from './reading.ts'

const OFFICER_FIELDS = ['id', 'grade', 'availablePoints', 'usedPoints', 'maxPercent', 'maxCases', 'currentCases']
const CASE_FIELDS = ['id', 'points', 'eligible', 'preference']
const OPTION_FIELDS = ['maxPercent', 'timeLimitSeconds']
const DEFAULT_OPTIONS = { maxPercent: 110, timeLimitSeconds: 10 }
const MOST_PERCENT = 1_000_000
const MOST_SECONDS = 3600

const gradeAt = (value: unknown, place: string): Grade => {
  const grade = GRADES.find(name => name === value)
  if (!grade) throw fault(place, value, `one of ${GRADES.join(', ')} is needed`)
  return grade
}

/** A field that may be absent, or null. */
const ifThere = <K extends string>(
  fields: Readonly<Record<string, unknown>>,
  name: K,
  place: string,
  read: (value: unknown, place: string) => number,
): Partial<Record<K, number>> => {
  const value = fields[name]
  if (value === undefined || value === null) return {}
  const part: Partial<Record<K, number>> = {}
  part[name] = read(value, `${place}.${name}`)
  return part
}

const percentAt = (value: unknown, place: string): number => numberAt(value, place, MOST_PERCENT)

const officerAt = (value: unknown, place: string): OfficerInput => {
  const fields = objectAt(value, place, OFFICER_FIELDS)
  return {
    id: idAt(fields.id, `${place}.id`),
    grade: gradeAt(fields.grade, `${place}.grade`),
    availablePoints: wholeAt(fields.availablePoints, `${place}.availablePoints`),
    usedPoints: wholeAt(fields.usedPoints, `${place}.usedPoints`),
    ...ifThere(fields, 'maxPercent', place, percentAt),
    ...ifThere(fields, 'maxCases', place, wholeAt),
    ...ifThere(fields, 'currentCases', place, wholeAt),
  }
}

const known = (officers: ReadonlySet<string>, id: unknown, place: string): string => {
  if (typeof id === 'string' && officers.has(id)) return id
  throw fault(place, id, 'there is no officer with this id; add the officer or take the id out')
}

const eligibleAt = (value: unknown, place: string, officers: ReadonlySet<string>): readonly string[] | null => {
  if (value === null) return null
  if (value === undefined) throw fault(place, value, 'write null for every officer, [] for nobody, or a list of ids')
  const ids = listAt(value, place).map((id, index) => known(officers, id, `${place}[${index}]`))
  return [...new Set(ids)]
}

const preferenceAt = (value: unknown, place: string, officers: ReadonlySet<string>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(recordAt(value, place)).map(([id, weight]) => {
      const at = `${place}[${JSON.stringify(id)}]`
      if (!officers.has(id)) throw fault(at, weight, 'there is no officer with this id; take the preference out')
      return [id, numberAt(weight, at, 1)]
    }),
  )

const caseAt = (value: unknown, place: string, officers: ReadonlySet<string>): CaseInput => {
  const fields = objectAt(value, place, CASE_FIELDS)
  const { preference } = fields
  return {
    id: idAt(fields.id, `${place}.id`),
    points: wholeAt(fields.points, `${place}.points`),
    eligible: eligibleAt(fields.eligible, `${place}.eligible`, officers),
    ...(preference === undefined || preference === null
      ? {}
      : { preference: preferenceAt(preference, `${place}.preference`, officers) }),
  }
}

const optionsAt = (value: unknown): AllocationInput['options'] => {
  if (value === undefined || value === null) return DEFAULT_OPTIONS
  const fields = objectAt(value, 'options', OPTION_FIELDS)
  return {
    ...DEFAULT_OPTIONS,
    ...ifThere(fields, 'maxPercent', 'options', percentAt),
    ...ifThere(fields, 'timeLimitSeconds', 'options', (seconds, place) => numberAt(seconds, place, MOST_SECONDS)),
  }
}

/**
 * What `candour allocate` is asked, from JSON.
 *
 * @throws AllocationInputError naming the place of the first fault and the fix
 */
export const readAllocationInput = (value: unknown): AllocationInput => {
  const fields = objectAt(value, 'the input', ['officers', 'cases', 'options'])
  const officers = listAt(fields.officers, 'officers').map((row, index) => officerAt(row, `officers[${index}]`))
  const ids = allDifferent(
    officers.map(({ id }) => id),
    'officers',
  )
  const cases = listAt(fields.cases, 'cases').map((row, index) => caseAt(row, `cases[${index}]`, ids))
  allDifferent(
    cases.map(({ id }) => id),
    'cases',
  )
  return { officers, cases, options: optionsAt(fields.options) }
}
