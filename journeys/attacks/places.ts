import type { Role } from '#platform/access/actor.ts'
import type { Route } from '#platform/web/route.ts'
import { visitsOf } from '../page-visits.ts'
import type { JourneyService } from '../service.ts'
import { type Attacker, attackerAs } from './attacker.ts'
import { madeUp } from './route-table.ts'

/** Real addresses for the routes of the service, and people who may use them. */
export type Places = {
  /** A path at which this row, or the form of it, is really found; a made-up one when nobody visits it. */
  readonly addressOf: (pattern: string) => string
  /** The path of an act, with the parameters of the page on which its form stands. */
  readonly actAddressOf: (route: { readonly path: string; readonly formPage: string }) => string
  readonly someoneFor: (route: Route) => Promise<Attacker>
}

const roleOf: Readonly<Record<string, Role>> = {
  practitioner: 'practitioner',
  senior: 'spo',
  head: 'pdu-head',
  region: 'regional-director',
  nation: 'national-director',
  lead: 'lead-inspector',
  inspector: 'inspector',
  auditor: 'auditor',
  administrator: 'administrator',
}

const parametersIn = (pattern: string, path: string): Map<string, string> => {
  const names = pattern.match(/:\w+/g) ?? []
  const values = path.match(new RegExp(`^${pattern.replace(/:\w+/g, '([^/]+)')}$`))?.slice(1) ?? []
  return new Map(names.map((name, at) => [name, values[at] ?? 'X1']))
}

/** Knows its way around the service, by the visits that the every-page journey makes. */
export const placesOf = async (service: JourneyService): Promise<Places> => {
  const visits = await visitsOf(service)
  const people = new Map<Role, Promise<Attacker>>()
  const addressOf = (pattern: string): string => visits.get(pattern)?.[0]?.path ?? madeUp(pattern)
  return {
    addressOf,
    actAddressOf: ({ path, formPage }) => {
      const values = parametersIn(formPage, addressOf(formPage).split('?')[0] ?? '')
      return path.replace(/:\w+/g, name => values.get(name) ?? 'X1')
    },
    someoneFor: ({ path, permission, ...route }) => {
      const visitor = visits.get('formPage' in route ? route.formPage : path)?.[0]?.as ?? ''
      const visiting = roleOf[visitor]
      const role = visiting && permission.roles.includes(visiting) ? visiting : (permission.roles[0] ?? 'public')
      const known = people.get(role) ?? attackerAs(service.address, role)
      people.set(role, known)
      return known
    },
  }
}
