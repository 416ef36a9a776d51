import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Databases } from '#platform/database/databases.ts'
import type { Printer } from '../pdf/printer.ts'
import type { AssetAddresses } from './assets/assets.ts'
import type { NavigationItem } from './room.ts'
import type { Templates } from './templates/environment.ts'

/** What serving a request needs, made once at boot. */
export type Shell = {
  readonly databases: Databases
  readonly templates: Templates
  readonly navigation: readonly NavigationItem[]
  readonly assets: AssetAddresses
  readonly demonstration: boolean
  readonly printer: Printer
  /** Where an upload lies while its command reads it. */
  readonly uploadFolder: string
  readonly now: () => Date
}

/** One request and its answer. */
export type Exchange = { readonly request: FastifyRequest; readonly reply: FastifyReply }
