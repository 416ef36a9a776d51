import type { Room } from '#platform/web/room.ts'
import { can } from './permissions.ts'
import { routes } from './routes.ts'

/** The record of each person on probation. */
export const room: Room = {
  name: 'caseload',
  routes,
  navigation: [
    {
      text: 'People',
      href: '/people',
      permission: can.seePeople,
      about: 'Open a record, add to it, correct it. Nothing is ever overwritten.',
    },
  ],
}
