import type { Predictors, Score, SexualBand, V3Input } from '@candour/tiering'
import type { Fields } from '../fields.ts'
import { booleanOrNull, dayOrNull, numberOrNull, readDay, readRegistrations, wordOf } from './registrations.ts'

/** What tier v3 is made of, by the names of the vectors. Does not refuse fields of tier v2 beside it. */
export const readV3Input = (fields: Fields): V3Input => ({
  asOf: readDay(fields, fields.nameOf('asOf', 'calculationDate') ?? 'asOf'),
  hasActiveEvent: fields.boolean('hasActiveEvent'),
  registrations: readRegistrations(fields),
  latestReleaseDate: dayOrNull(fields, 'latestReleaseDate'),
  everCommittedSexualOffence: booleanOrNull(fields, 'everCommittedSexualOffence'),
  predictors: readPredictors(fields),
})

const readPredictors = (fields: Fields): Predictors | null => {
  if (!fields.has('predictors') || fields.any('predictors') === null) return null
  const predictors = fields.inner('predictors')
  // Other members of the family do not count: they are read and left aside.
  for (const name of ['vrp', 'svrp', 'iicSrp', 'completedDate', 'version']) predictors.any(name)
  const read = {
    arp: readScore(predictors, 'arp'),
    csrp: readScore(predictors, 'csrp'),
    dcSrp: readSexual(predictors),
  }
  predictors.done()
  return read
}

const readScore = (predictors: Fields, name: string): Score | null => {
  if (!predictors.has(name) || predictors.any(name) === null) return null
  const row = predictors.inner(name)
  const score = numberOrNull(row, row.nameOf('score', 'percent') ?? 'score')
  row.any('band')
  const type = score === null ? 'STATIC' : wordOf(row, 'type', ['STATIC', 'DYNAMIC'])
  row.any('type')
  row.done()
  return score === null ? null : { score, type }
}

const bands: readonly SexualBand[] = ['LOW', 'MEDIUM', 'HIGH', 'VERY_HIGH', 'NOT_APPLICABLE']

const readSexual = (predictors: Fields): Predictors['dcSrp'] => {
  const name = predictors.nameOf('dcSrp', 'dcsrp') ?? 'dcSrp'
  if (!predictors.has(name) || predictors.any(name) === null) return null
  const row = predictors.inner(name)
  const score = numberOrNull(row, row.nameOf('score', 'percent') ?? 'score')
  const band = !row.has('band') || row.any('band') === null ? null : wordOf(row, 'band', bands)
  row.any('type')
  row.done()
  return score === null ? null : { score, band }
}
