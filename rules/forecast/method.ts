/** How a forecast is made, as dated data: a new way of doing it is a file in `methods/`. Every number here is a choice of ours. */
export type ForecastMethod = {
  readonly id: string
  readonly version: string
  readonly validFrom: string
  readonly title: string
  readonly source: string
  /** Weeks looked ahead. */
  readonly weeks: number
  /** Futures drawn by lot. */
  readonly futures: number
  /** Past weeks from which the coming ones are drawn: at most this many, and fewer while the record is young. */
  readonly mostHistory: number
  readonly leastHistory: number
  /** The latest weeks are left out: entries about them are still being written. */
  readonly settling: number
  /** Weeks between two back-tests, and how many are needed before an error is told. */
  readonly testEvery: number
  readonly leastTests: number
  readonly testedAhead: readonly number[]
  /** Percent of futures in each band, narrowest first. */
  readonly bands: readonly [number, number, number]
}

const bounds: Readonly<Partial<Record<keyof ForecastMethod, readonly [number, number]>>> = {
  weeks: [1, 104],
  futures: [40, 10_000],
  mostHistory: [4, 520],
  leastHistory: [4, 520],
  settling: [0, 26],
  testEvery: [1, 52],
  leastTests: [1, 100],
}

const wrong = (place: string, value: unknown, expected: string): RangeError =>
  new RangeError(`${place} is ${JSON.stringify(value)}: ${expected} was expected`)

/**
 * Checks a method.
 *
 * @throws RangeError that names the first wrong field, what stands there and what may
 */
export const checkMethod = (method: ForecastMethod): ForecastMethod => {
  for (const name of ['id', 'version', 'title', 'source'] as const) {
    if (typeof method[name] !== 'string' || method[name] === '') throw wrong(name, method[name], 'a text')
  }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(method.validFrom)) throw wrong('validFrom', method.validFrom, 'a day as 2026-11-01')
  for (const [name, [least = 0, most = 0] = []] of Object.entries(bounds)) {
    const value: unknown = method[name as keyof ForecastMethod]
    if (!Number.isInteger(value) || Number(value) < least || Number(value) > most) {
      throw wrong(name, value, `a whole number from ${least} to ${most}`)
    }
  }
  if (method.leastHistory > method.mostHistory) throw wrong('leastHistory', method.leastHistory, 'at most mostHistory')
  const far = method.testedAhead.find(ahead => !Number.isInteger(ahead) || ahead < 1 || ahead > method.weeks)
  if (far !== undefined) throw wrong('testedAhead', far, `weeks from 1 to ${method.weeks}`)
  const [narrow, middle, wide] = method.bands
  if (!(narrow > 0 && narrow < middle && middle < wide && wide < 100)) {
    throw wrong('bands', method.bands, 'three growing percentages below 100')
  }
  return method
}
