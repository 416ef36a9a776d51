import type { TaskList } from 'graphile-worker'
import type { Actor } from '#platform/access/actor.ts'
import type { Databases } from '#platform/database/databases.ts'
import type { Trx } from '#platform/database/tables.ts'
import type { Rendered } from './answers.ts'
import type { Permission } from './permission.ts'
import type { Route } from './route.ts'

/** A link in the service navigation and on the home page, shown to the roles of its permission. */
export type NavigationItem = {
  readonly text: string
  readonly href: string
  readonly permission: Permission
  /** A sentence for the home page: what a person can do there. */
  readonly about?: string
}

/** One thing on the home page that is about this person today. */
export type HomePanel = {
  readonly heading: string
  readonly sentence: string
  readonly href: string
  /** What a figure in the heading is made of. */
  readonly ingredients?: readonly { readonly label: string; readonly value: string }[]
}

/** What a room may build somebody's home page from: what every room has to say to them, and where they can go. */
export type HomeRequest = {
  readonly trx: Trx
  readonly actor: Actor
  readonly now: Date
  readonly panels: readonly HomePanel[]
  readonly places: readonly { readonly text: string; readonly href: string; readonly about: string }[]
}

/** What a room gives to the shell: its routes, where they are found, and its background jobs. */
export type Room = {
  readonly name: string
  readonly routes: readonly Route[]
  readonly navigation?: readonly NavigationItem[]
  /** What is worth saying on the home page of this person; an empty list when nothing is. */
  readonly homePanels?: (request: { trx: Trx; actor: Actor; now: Date }) => Promise<readonly HomePanel[]>
  /** The home page of those whose day this room knows; undefined for everybody else, who get the shell's. */
  readonly home?: (request: HomeRequest) => Promise<Rendered | undefined>
  /** Background jobs by name; they act for no person, so they get both pools. */
  readonly tasks?: (databases: Databases) => TaskList
  /** Names of jobs that run every night and whenever the service starts: they make up by themselves for time that it stood still. */
  readonly everyDay?: readonly string[]
}
