import { table } from '#platform/web/route.ts'

/** Every address of this room. */
export const routes = table()
