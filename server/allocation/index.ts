import type { Room } from '#platform/web/room.ts'
import { routes } from './routes.ts'

/** Who takes which case, or a proof that nobody can and what is missing; an overload is a named person's decision. */
export const room: Room = { name: 'allocation', routes }
