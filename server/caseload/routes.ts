import { page, table } from '#platform/web/route.ts'
import { audited } from './audit.ts'
import { PeopleParams, peoplePage } from './pages/people/handler.ts'
import { PersonParams, personPage } from './pages/person/handler.ts'
import { can } from './permissions.ts'

export const routes = table(
  page('/people', can.seePeople, audited.listedPeople, PeopleParams, peoplePage),
  page('/people/:person', can.seePeople, audited.viewedPerson, PersonParams, personPage),
)
