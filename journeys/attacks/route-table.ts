import { frameRoom } from '#platform/web/frame/room.ts'
import { type GetRoute, isGet, type PostRoute } from '#platform/web/route.ts'
import { rooms } from '../../server/rooms.ts'

const rows = [frameRoom({ url: 'http://localhost', provider: null }, rooms), ...rooms].flatMap(room => room.routes)

/** Every route that reads. An attack that runs over these reaches routes that nobody had written when it was. */
export const reading: readonly GetRoute[] = rows.filter(isGet)

/** Every route that acts. */
export const acting: readonly PostRoute[] = rows.filter(row => !isGet(row))

/** A path of this pattern that no link has. */
export const madeUp = (pattern: string, value = 'X1'): string => pattern.replace(/:\w+|\*/g, encodeURIComponent(value))
