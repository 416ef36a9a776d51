import { page, table } from '#platform/web/route.ts'
import { audits } from './audit.ts'
import { escalationRoutes } from './escalation/routes.ts'
import { overloadRoutes } from './overload/routes.ts'
import { queuePage } from './pages/queue/handler.ts'
import { QueueParams } from './pages/queue/params.ts'
import { can } from './permissions.ts'

/** Every address of this room. */
export const routes = table(
  page('/allocation', can.seeQueue, audits.viewedQueue, QueueParams, queuePage),
  ...overloadRoutes,
  ...escalationRoutes,
)
