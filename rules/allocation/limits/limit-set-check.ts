import { isDay } from '@candour/timeliness'
import { ruleSetOn } from '@candour/workload'
import { levels, rankOf } from './level.ts'
import {
  type Band,
  escalationKinds,
  type LimitKind,
  type LimitSetData,
  limitKinds,
  type Risk,
  risks,
} from './limit-set.ts'

const wrong = (place: string, found: unknown, wanted: string): RangeError =>
  new RangeError(`${place} is ${found === undefined ? 'missing' : JSON.stringify(found)}: ${wanted}`)

const text = (value: unknown, place: string): void => {
  if (typeof value !== 'string' || value.trim() === '') throw wrong(place, value, 'a text was expected')
}

const whole = (value: unknown, place: string, from = 1): void => {
  if (!Number.isInteger(value) || Number(value) < from)
    throw wrong(place, value, `a whole number from ${from} was expected`)
}

const level = (value: unknown, place: string): void => {
  if (!levels.some(one => one === value)) throw wrong(place, value, `one of ${levels.join(', ')} was expected`)
}

const oneOfEach = (found: readonly string[], wanted: readonly string[], place: string): void => {
  for (const kind of wanted) {
    if (found.filter(one => one === kind).length !== 1) throw wrong(place, found, `"${kind}" must stand in it once`)
  }
}

const checkBand = (band: Band, at: string): void => {
  const { alone, together, mostDays, source } = band
  level(alone, `${at}.alone`)
  if (together !== null) level(together, `${at}.together`)
  if (together !== null && rankOf(together) >= rankOf(alone)) {
    throw wrong(`${at}.together`, together, `two people below ${alone} were expected, who decides alone`)
  }
  whole(mostDays, `${at}.mostDays`)
  text(source, `${at}.source`)
}

/** A higher figure never needs a lower level, and never lasts longer. */
const checkOrder = (before: Band, band: Band, at: string): void => {
  if (before.above === null || band.above === null || band.above <= before.above) {
    throw wrong(`${at}.above`, band.above, `more than ${before.above} was expected, which stands before it`)
  }
  if (rankOf(band.alone) < rankOf(before.alone)) {
    throw wrong(`${at}.alone`, band.alone, `${before.alone} or a higher level was expected, as for less load`)
  }
  if (band.mostDays > before.mostDays) {
    throw wrong(`${at}.mostDays`, band.mostDays, `${before.mostDays} or fewer was expected, as for less load`)
  }
}

const checkBands = (bands: readonly Band[], place: string): void => {
  if (bands.length === 0) throw wrong(place, bands, 'somebody must be able to decide')
  for (const [index, band] of bands.entries()) {
    checkBand(band, `${place}[${index}]`)
    const before = bands[index - 1]
    if (before) checkOrder(before, band, `${place}[${index}]`)
  }
}

/** Where a limit stands; null for one without a figure. */
const figureOf = ({ workload, mostCases }: LimitSetData, kind: LimitKind): number | null => {
  if (kind === 'workload') return workload.redAbove
  return kind === 'cases' ? mostCases : null
}

const checkLineManager = (set: LimitSetData, bands: readonly Band[], place: string): void => {
  for (const [at, { above, alone }] of bands.entries()) {
    if ((above ?? 0) >= set.lineManagerAloneUpTo && alone === 'spo') {
      const wanted = `a higher level was expected: no line manager decides alone above ${set.lineManagerAloneUpTo}%`
      throw wrong(`${place}[${at}].alone`, alone, wanted)
    }
  }
}

const checkLimits = (set: LimitSetData): void => {
  oneOfEach(
    set.limits.map(limit => limit.kind),
    limitKinds,
    'limits',
  )
  for (const [index, { kind, name, source, bands }] of set.limits.entries()) {
    const place = `limits[${index}]`
    text(name, `${place}.name`)
    text(source, `${place}.source`)
    checkBands(bands, `${place}.bands`)
    const [figure, first] = [figureOf(set, kind), bands[0]?.above ?? null]
    if (first !== figure) {
      throw wrong(`${place}.bands[0].above`, first, `${figure} was expected, where the limit stands`)
    }
    if (kind === 'workload') checkLineManager(set, bands, `${place}.bands`)
  }
}

const riskOrder: readonly Risk[] = ['very-high', 'high', 'medium', 'low']

const checkWaiting = ({ waiting, waitingSource }: LimitSetData): void => {
  text(waitingSource, 'waitingSource')
  const byRisk = waiting.filter(one => one.risk !== null)
  oneOfEach(
    byRisk.map(one => String(one.risk)),
    risks,
    'waiting',
  )
  for (const [index, one] of waiting.entries()) {
    whole(one.workingDays, `waiting[${index}].workingDays`)
    if ((one.risk === null) === (one.tiers === null))
      throw wrong(`waiting[${index}]`, one, 'either a risk or tiers were expected')
  }
  const daysOf = (risk: Risk): number => byRisk.find(one => one.risk === risk)?.workingDays ?? 0
  for (const [index, risk] of riskOrder.entries()) {
    const higher = riskOrder[index - 1]
    if (higher && daysOf(risk) < daysOf(higher)) {
      throw wrong(
        `waiting for ${risk} risk`,
        daysOf(risk),
        `${daysOf(higher)} days or more were expected, as ${higher} risk may wait that long`,
      )
    }
  }
}

const checkEscalations = ({ escalations }: LimitSetData): void => {
  oneOfEach(
    escalations.map(one => one.kind),
    escalationKinds,
    'escalations',
  )
  for (const { kind, name, source, steps, answers } of escalations) {
    const place = `escalations "${kind}"`
    text(name, `${place}.name`)
    text(source, `${place}.source`)
    for (const [index, step] of steps.entries()) {
      level(step.level, `${place}.steps[${index}].level`)
      whole(step.workingDays, `${place}.steps[${index}].workingDays`)
      const before = steps[index - 1]
      if (before && rankOf(step.level) <= rankOf(before.level)) {
        throw wrong(
          `${place}.steps[${index}].level`,
          step.level,
          `a level above ${before.level} was expected: an escalation climbs`,
        )
      }
    }
    if (steps.at(-1)?.level !== levels.at(-1))
      throw wrong(`${place}.steps`, steps, 'the last step must be the highest level')
    if (answers.length === 0) throw wrong(`${place}.answers`, answers, 'at least one answer was expected')
    for (const [index, answer] of answers.entries()) {
      text(answer.text, `${place}.answers[${index}].text`)
      whole(answer.lookAgainAfter, `${place}.answers[${index}].lookAgainAfter`, 0)
    }
  }
}

/** The workload model draws the same line: two lines would be two answers to one question. */
const checkThresholds = ({ workload, validFrom }: LimitSetData): void => {
  const { amberFrom, redAbove, redWeeks } = workload
  if (amberFrom > redAbove)
    throw wrong('workload.amberFrom', amberFrom, `${redAbove} or less was expected, where red begins`)
  const model = ruleSetOn(validFrom)
  if (!model.known) throw wrong('validFrom', validFrom, model.why)
  for (const [name, value] of Object.entries({ amberFrom, redAbove, redWeeks })) {
    const theirs: unknown = Reflect.get(model.value.data.thresholds, name)
    if (theirs !== value)
      throw wrong(`workload.${name}`, value, `${String(theirs)} was expected, as the workload rules have it`)
  }
}

/**
 * Refuses a set of limits that lacks something or contradicts itself.
 *
 * @throws RangeError that names the first such place, what stands there and what was expected
 */
export const checkLimitSet = (set: LimitSetData): void => {
  for (const name of ['id', 'version', 'title', 'source'] as const) text(set[name], name)
  if (!isDay(set.validFrom)) throw wrong('validFrom', set.validFrom, 'a day as 2026-04-01 was expected')
  whole(set.mostCases, 'mostCases')
  if (set.lineManagerAloneUpTo < set.workload.redAbove) {
    throw wrong(
      'lineManagerAloneUpTo',
      set.lineManagerAloneUpTo,
      `${set.workload.redAbove} or more was expected, where red begins`,
    )
  }
  checkThresholds(set)
  checkLimits(set)
  checkWaiting(set)
  checkEscalations(set)
}
