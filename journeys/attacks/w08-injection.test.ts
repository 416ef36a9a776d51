import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { startJourneyService } from '../service.ts'
import { type Attacker, formOf, type Reply } from './attacker.ts'
import { fieldsOn, queryNamesOn } from './fields.ts'
import { hostile, SCRIPT, TRUE_AND_FALSE } from './hostile.ts'
import { placesOf } from './places.ts'
import { acting, reading } from './route-table.ts'

const service = await startJourneyService({ after }, { figures: true, inspections: true })
const { addressOf, actAddressOf, someoneFor } = await placesOf(service)

const INNER_WORKINGS = /syntax error at|pg_catalog|\bselect \*|node_modules|\.ts:\d+|ENOENT|ECONNREFUSED/

/** No answer to a hostile value is a fault of ours, shows how we are built, or hands the value back as markup. */
const holds = (what: string, { status, body, headers, cookies }: Reply): void => {
  assert.ok(status < 500, `${what}: ${status}`)
  assert.doesNotMatch(body, INNER_WORKINGS, what)
  if (headers.get('content-type')?.includes('html')) assert.ok(!body.includes(SCRIPT), `${what}: markup comes back`)
  assert.ok(!cookies.some(cookie => cookie.startsWith('planted')), `${what}: a header was planted`)
}

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

for (const route of acting.filter(({ kind, path }) => kind === 'form' && path !== '/sign-out' && path !== '/sign-in')) {
  test(`W08 ${route.path}: nothing that is typed reaches a query or a page as anything but text`, async () => {
    const one = await someoneFor(route)
    const formPage = addressOf(route.formPage)
    const { body } = await one.send(formPage)
    const fields = fieldsOn(body)
    const _csrf = await one.tokenOn(formPage)
    const given = Object.fromEntries(fields.map(({ name, value }) => [name, value]))
    const place = actAddressOf(route)
    for (const { name } of fields) {
      for (const value of hostile) {
        const answer = await one.send(place, formOf({ ...given, [name]: value, _csrf }))
        holds(`${place} ${name}=${value}`, answer)
        const back = answer.headers.get('location')
        if (back) holds(`${back} after ${name}=${value}`, await one.send(back))
      }
    }
  })
}
