import { locations } from './location.ts'
import type { ReportKind, RuleSetData } from './rule-set.ts'

type Fields = Readonly<Record<string, unknown>>

const reportKinds: readonly ReportKind[] = ['sdr', 'fdr', 'parole', 'armsCommunity', 'armsLicence']

/**
 * Asserts that a value is a rule set.
 *
 * @throws RangeError that names the first wrong field, what stands there and what may
 * @source edit limits of the service's own admin screen (points 0-999, targets 0-9999, hours 0-37, percent 0-100)
 */
export function checkRuleSet(value: unknown): asserts value is RuleSetData {
  const set = fields(value, 'rule set')
  for (const name of ['id', 'version', 'title', 'source']) text(set[name], name)
  date(set.validFrom, 'validFrom')
  tiers(set.tiers)
  numbers(set.reports, 'reports', reportKinds, 0, 999)
  numbers(set.inactive, 'inactive', ['warrants', 'unpaidWork', 'overdueTermination'], 0, 100, 'fraction')
  numbers(set.targets, 'targets', ['po', 'pso'], 0, 9999)
  numbers(set.fullTimeHours, 'fullTimeHours', ['po', 'pso', 'spo'], 0, 37, 'fraction')
  gradeCodes(set.gradeCodes)
  number(set.reportDays, 'reportDays', 1, 366)
  number(set.contactDays, 'contactDays', 1, 366)
  contacts(set.contacts)
  reductions(set.reductions)
  numbers(set.thresholds, 'thresholds', ['amberFrom', 'redAbove', 'redWeeks'], 0, 999)
}

const tiers = (value: unknown): void => {
  const names = new Set<string>()
  for (const [code, row] of list(value, 'tiers').entries()) {
    const place = `tiers[${code}]`
    const tier = fields(row, place)
    unique(names, upper(tier.name, `${place}.name`), `${place}.name`)
    numbers(tier, place, locations, 0, 999)
    numbers(tier.t2a, `${place}.t2a`, locations, 0, 999)
  }
}

const gradeCodes = (value: unknown): void => {
  const byGrade = fields(value, 'gradeCodes')
  const seen = new Set<string>()
  for (const grade of ['PO', 'SPO', 'TPO', 'PSO']) {
    for (const [index, code] of list(byGrade[grade], `gradeCodes.${grade}`).entries()) {
      const place = `gradeCodes.${grade}[${index}]`
      unique(seen, upper(code, place), place)
    }
  }
}

const contacts = (value: unknown): void => {
  const codes = new Set<string>()
  for (const [index, row] of list(value, 'contacts').entries()) {
    const place = `contacts[${index}]`
    const contact = fields(row, place)
    unique(codes, upper(contact.code, `${place}.code`), `${place}.code`)
    text(contact.work, `${place}.work`)
    oneOf(contact.band, `${place}.band`, ['low', 'medium', 'high', null])
    oneOf(contact.category, `${place}.category`, [1, 2])
    number(contact.points, `${place}.points`, 0, 999)
  }
}

const reductions = (value: unknown): void => {
  for (const [index, row] of list(value, 'reductions').entries()) {
    const place = `reductions[${index}]`
    const reduction = fields(row, place)
    text(reduction.category, `${place}.category`)
    text(reduction.reason, `${place}.reason`)
    for (const name of ['percent', 'maxPercent', 'months']) {
      if (reduction[name] !== null) number(reduction[name], `${place}.${name}`, 0, 100)
    }
  }
}

const wrong = (place: string, value: unknown, wanted: string): RangeError =>
  new RangeError(`${place} is ${value === undefined ? 'missing' : JSON.stringify(value)}: ${wanted} was expected`)

const fields = (value: unknown, place: string): Fields => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(place, value, 'an object')
  return value as Fields
}

const list = (value: unknown, place: string): readonly unknown[] => {
  if (!Array.isArray(value) || value.length === 0) throw wrong(place, value, 'a list with at least one row')
  return value
}

const text = (value: unknown, place: string): string => {
  if (typeof value !== 'string' || value.trim() === '') throw wrong(place, value, 'a text')
  return value
}

const upper = (value: unknown, place: string): string => {
  const code = text(value, place)
  if (code !== code.trim().toUpperCase()) throw wrong(place, value, 'capitals without spaces around')
  return code
}

const unique = (seen: Set<string>, code: string, place: string): void => {
  if (seen.has(code)) throw wrong(place, code, 'a code that stands only once')
  seen.add(code)
}

const oneOf = (value: unknown, place: string, choices: readonly unknown[]): void => {
  if (!choices.includes(value)) throw wrong(place, value, `one of ${choices.map(choice => String(choice)).join(', ')}`)
}

const date = (value: unknown, place: string): void => {
  const day = text(value, place)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day)))
    throw wrong(place, value, 'a day as 2021-04-01')
}

const number = (
  value: unknown,
  place: string,
  min: number,
  max: number,
  kind: 'whole' | 'fraction' = 'whole',
): void => {
  const whole = kind === 'fraction' || Number.isInteger(value)
  if (typeof value === 'number' && whole && value >= min && value <= max) return
  throw wrong(place, value, `a ${kind === 'whole' ? 'whole number' : 'number'} from ${min} to ${max}`)
}

const numbers = (
  value: unknown,
  place: string,
  names: readonly string[],
  min: number,
  max: number,
  kind: 'whole' | 'fraction' = 'whole',
): void => {
  const row = fields(value, place)
  for (const name of names) number(row[name], `${place}.${name}`, min, max, kind)
}
