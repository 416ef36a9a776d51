import path from 'node:path'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import fastifyStatic from '@fastify/static'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import type { Config } from '#platform/config.ts'
import type { Databases } from '#platform/database/databases.ts'
import { createPrinter } from '#platform/pdf/printer.ts'
import { type Assets, prepareAssets, VERIFIER_PAGE } from '#platform/web/assets/assets.ts'
import { handleErrors } from '#platform/web/errors/handlers.ts'
import { frameRoom } from '#platform/web/frame/room.ts'
import type { Provider } from '#platform/web/frame/sign-in/oidc/provider.ts'
import { healthRoutes } from '#platform/web/health/health.ts'
import { createLog } from '#platform/web/log.ts'
import { protect } from '#platform/web/protection.ts'
import { logRequests, requestIdOf } from '#platform/web/request-log.ts'
import type { Room } from '#platform/web/room.ts'
import type { Route } from '#platform/web/route.ts'
import { compileRoutes } from '#platform/web/route-table.ts'
import { registerRoutes } from '#platform/web/serve/register-routes.ts'
import { guardCrossSite } from '#platform/web/session/cross-site.ts'
import { cookieNameOf, sessions } from '#platform/web/session/sessions.ts'
import type { Shell } from '#platform/web/shell.ts'
import { createTemplates } from '#platform/web/templates/environment.ts'

export type AppParts = {
  readonly config: Pick<Config, 'dataFolder' | 'demonstration'> & Partial<Pick<Config, 'url'>>
  /** Who signs people in; none in a demonstration. */
  readonly provider?: Provider | undefined
  readonly databases: Databases
  readonly rooms: readonly Room[]
  readonly now: () => Date
  readonly log?: FastifyBaseLogger
}

const serveAssets = async (root: FastifyInstance, { folder, prefix }: Assets): Promise<void> => {
  await root.register(fastifyStatic, { root: folder, prefix, preCompressed: true, immutable: true, maxAge: '365d' })
  // To be kept, and opened where no server is asked: a page that this server runs would prove only what this server says.
  root.get('/verifier.html', (_request, reply) => reply.download(VERIFIER_PAGE, { maxAge: 0, immutable: false }))
}

/** Pages: in this order, with everything that a page needs and assets and health checks do not. */
const servePages = async (
  pages: FastifyInstance,
  shell: Shell,
  routes: readonly Route[],
  secure: boolean,
): Promise<void> => {
  // No page of ours sends JSON: what nobody sends, nobody need read.
  pages.removeContentTypeParser(['application/json', 'text/plain'])
  await pages.register(formbody)
  await pages.register(multipart, { throwFileSizeLimit: false })
  await sessions(pages, { app: shell.databases.app, secure })
  guardCrossSite(pages, shell, cookieNameOf(secure))
  // A shared office computer keeps no copy of a case.
  pages.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
  })
  handleErrors(pages, shell)
  registerRoutes(pages, shell, routes)
}

/**
 * The whole service behind one port, not yet listening.
 *
 * @throws Error when a row of a room's table is wrong; it names every such row
 */
export const buildApp = async ({
  config,
  provider,
  databases,
  rooms,
  now,
  log = createLog(),
}: AppParts): Promise<FastifyInstance> => {
  if (config.demonstration === (provider !== undefined)) {
    throw new Error('A demonstration has no OpenID provider, and every other service has one')
  }
  const url = config.url ?? 'http://localhost'
  const frame = frameRoom({ url, provider: provider ?? null }, rooms)
  const routes = compileRoutes([frame, ...rooms])
  const assets = await prepareAssets(config.dataFolder)
  // The demonstration is plain http on this machine; a real service stands behind TLS.
  const secure = url.startsWith('https:')
  const shell: Shell = {
    databases,
    templates: createTemplates(),
    navigation: [...rooms, frame].flatMap(room => room.navigation ?? []),
    assets: assets.addresses,
    demonstration: config.demonstration,
    printer: createPrinter(assets),
    uploadFolder: path.join(config.dataFolder, 'uploads'),
    now,
  }

  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: secure ? ['loopback', 'uniquelocal'] : false,
    genReqId: ({ headers }) => requestIdOf(headers),
  })
  app.addHook('onClose', () => shell.printer.close())
  logRequests(app)
  await protect(app, { secure, formsLeadTo: provider?.signOutUrl ? [new URL(provider.signOutUrl).origin] : [] })
  healthRoutes(app, databases.app)
  await app.register(root => serveAssets(root, assets))
  await app.register(pages => servePages(pages, shell, routes, secure))
  return app
}
