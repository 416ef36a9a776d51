import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { startJourneyService } from '../service.ts'
import type { Attacker, Reply } from './attacker.ts'
import { queryNamesOn } from './fields.ts'
import { holds } from './holds.ts'
import { hostile, TRUE_AND_FALSE } from './hostile.ts'
import { placesOf } from './places.ts'
import { reading } from './route-table.ts'

const service = await startJourneyService({ after }, { figures: true, inspections: true })
const { addressOf, someoneFor } = await placesOf(service)

/** Lists its own readings, so that it is longer each time. */
const GROWS = '/people/:person/opened'

/** The answer without what is new in each answer. */
const sizeOf = ({ status, body }: Reply): string =>
  `${status} ${body.replaceAll(/nonce="[^"]+"|name="_csrf" value="[^"]+"|data-options="[^"]+"/g, '').length}`

const withQuery = (path: string, name: string, value: string): string => {
  const [plain = '', query = ''] = path.split('?')
  const asked = new URLSearchParams(query)
  asked.set(name, value)
  return `${plain}?${asked}`
}

/** The path of a visit with another value for its nth parameter. */
const withParameter = (pattern: string, path: string, at: number, value: string): string => {
  const [plain = '', query] = path.split('?')
  const places = pattern.split('/').flatMap((part, index) => (/^[:*]/.test(part) ? [index] : []))
  const parts = plain.split('/')
  parts[places[at] ?? 0] = encodeURIComponent(value)
  return query ? `${parts.join('/')}?${query}` : parts.join('/')
}

const variantsOf = async (one: Attacker, pattern: string, path: string): Promise<((value: string) => string)[]> => {
  const { body, headers } = await one.send(path)
  const isPage = headers.get('content-type')?.includes('html')
  const own = [...new URLSearchParams(path.split('?')[1]).keys()]
  const names = new Set([...own, ...(isPage ? queryNamesOn(body, path.split('?')[0] ?? '') : [])])
  const parameters = pattern.match(/:\w+|\*/g) ?? []
  return [
    ...parameters.map((_, at) => (value: string) => withParameter(pattern, path, at, value)),
    ...[...names].map(name => (value: string) => withQuery(path, name, value)),
  ]
}

for (const route of reading) {
  test(`W08 ${route.path}: nothing that stands in the address reaches a query, a page or a file as anything but text`, async () => {
    const one = await someoneFor(route)
    for (const variant of await variantsOf(one, route.path, addressOf(route.path))) {
      for (const value of hostile) holds(variant(value), await one.send(variant(value)))
      if (route.path === GROWS) continue
      const [always, never] = TRUE_AND_FALSE
      assert.equal(sizeOf(await one.send(variant(always))), sizeOf(await one.send(variant(never))), variant(always))
    }
  })
}
