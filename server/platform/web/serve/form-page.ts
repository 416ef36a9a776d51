import type { FastifyRequest } from 'fastify'
import type { PostRoute } from '../route.ts'

/** The form page of this request: the pattern with the request's own path parameters. */
export const formPageOf = (route: PostRoute, request: FastifyRequest): string => {
  const parameters = request.params as Record<string, string>
  return route.formPage.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(parameters[name] ?? ''))
}
