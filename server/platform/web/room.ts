import type { TaskList } from 'graphile-worker'
import type { Permission } from './permission.ts'
import type { Route } from './route.ts'

/** A link in the service navigation, shown to the roles of its permission. */
export type NavigationItem = {
  readonly text: string
  readonly href: string
  readonly permission: Permission
}

/** What a room gives to the shell: its routes, where they are found, and its background jobs. */
export type Room = {
  readonly name: string
  readonly routes: readonly Route[]
  readonly navigation?: readonly NavigationItem[]
  readonly tasks?: TaskList
}
