import { after, test } from 'node:test'
import { startJourneyService } from '../service.ts'
import { formOf } from './attacker.ts'
import { fieldsSentTo } from './fields.ts'
import { holds } from './holds.ts'
import { hostile } from './hostile.ts'
import { placesOf } from './places.ts'
import { acting } from './route-table.ts'

const service = await startJourneyService({ after }, { figures: true, inspections: true })
const { addressOf, actAddressOf, someoneFor } = await placesOf(service)

for (const route of acting.filter(({ kind, path }) => kind === 'form' && path !== '/sign-out' && path !== '/sign-in')) {
  test(`W08 ${route.path}: nothing that is typed reaches a query or a page as anything but text`, async () => {
    const one = await someoneFor(route)
    const formPage = addressOf(route.formPage)
    const { body } = await one.send(formPage)
    const _csrf = await one.tokenOn(formPage)
    const place = actAddressOf(route)
    const fields = fieldsSentTo(place, body)
    const given = Object.fromEntries(fields.map(({ name, value }) => [name, value]))
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
