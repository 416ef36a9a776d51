import type { Room } from './room.ts'
import { isGet, type PostRoute, type Route } from './route.ts'

const parametersOf = (path: string): string[] => path.match(/:\w+/g) ?? []
const keyOf = (route: Route): string => `${isGet(route) ? 'GET' : 'POST'} ${route.path.replace(/:\w+/g, ':')}`

const formPageProblems = (route: PostRoute, pages: ReadonlySet<string>): string[] => {
  if (!pages.has(route.formPage)) return [`returns to ${route.formPage}, which is no page row of this service`]
  const unknown = parametersOf(route.formPage).filter(name => !parametersOf(route.path).includes(name))
  return unknown.map(name => `returns to ${route.formPage}, but has no ${name} in its own path`)
}

const rowProblems = (route: Route, pages: ReadonlySet<string>): string[] => {
  const problems: string[] = []
  if (!route.path.startsWith('/')) problems.push('has a path that does not start with /')
  if (!route.permission?.name || route.permission.roles.length === 0) problems.push('has no permission')
  if (!/^[A-Z][A-Z0-9_]+$/.test(route.audit?.what ?? '')) problems.push('has no audit event, like VIEW_TEAM_WORKLOAD')
  return isGet(route) ? problems : [...problems, ...formPageProblems(route, pages)]
}

const repeated = (routes: readonly Route[]): string[] => {
  const seen = new Set<string>()
  return routes.flatMap(route => {
    const key = keyOf(route)
    if (seen.has(key)) return [`${keyOf(route)}: this path is given twice`]
    seen.add(key)
    return []
  })
}

/** Every reason why a table of routes cannot be served, each naming its row. Empty when it can. */
export const routeProblems = (rooms: readonly Room[]): string[] => {
  const routes = rooms.flatMap(room => room.routes)
  const pages = new Set(routes.filter(route => route.kind === 'page').map(route => route.path))
  const rows = rooms.flatMap(room =>
    room.routes.flatMap(route =>
      rowProblems(route, pages).map(problem => `${room.name}: ${route.kind} ${route.path} ${problem}`),
    ),
  )
  const links = rooms.flatMap(room =>
    (room.navigation ?? [])
      .filter(item => !pages.has(item.href))
      .map(item => `${room.name}: navigation "${item.text}" leads to ${item.href}, which is no page row`),
  )
  return [...rows, ...links, ...repeated(routes)]
}

/**
 * The routes of all rooms, in order.
 *
 * @throws Error at boot that lists every row that is wrong
 */
export const compileRoutes = (rooms: readonly Room[]): readonly Route[] => {
  const problems = routeProblems(rooms)
  if (problems.length > 0) throw new Error(`The route table is wrong:\n${problems.join('\n')}`)
  return rooms.flatMap(room => room.routes)
}
