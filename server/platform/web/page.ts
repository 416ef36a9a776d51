import type { Actor } from '#platform/access/actor.ts'
import type { Trx } from '#platform/database/tables.ts'
import type { CommandAnswer, FormState, PageAnswer } from './answers.ts'
import type { BrowserState } from './session/browser-state.ts'

/** What a page handler may use. `params` are path parameters and query, parsed by the row's schema. */
export type PageRequest<S> = {
  readonly trx: Trx
  readonly actor: Actor
  readonly params: S
  readonly now: Date
  readonly form: FormState
}

/** What a command may use. `input` is path parameters and body, parsed by the row's schema. */
export type CommandRequest<S> = {
  readonly trx: Trx
  readonly actor: Actor
  readonly input: S
  readonly now: Date
}

/** A file that a person sent. It lies at `path` until the command has answered, then it is deleted. */
export type UploadedFile = {
  readonly path: string
  /** The name it had on the person's machine: never part of a path of ours. */
  readonly name: string
  /** Bytes. */
  readonly size: number
}

/** Asks queries, hands over to a presenter, answers. Never writes. */
export type Page<S> = (request: PageRequest<S>) => Promise<PageAnswer>

/** Validates, decides with `rules/`, writes in the transaction it is given, answers. */
export type Command<S> = (request: CommandRequest<S>) => Promise<CommandAnswer>

/** What the shell's own pages and commands for signing in use besides: what this browser remembers between their steps. */
type Remembering = { readonly browser: BrowserState }
export type SignInPage<S> = (request: PageRequest<S> & Remembering) => Promise<PageAnswer>
export type SignInCommand<S> = (request: CommandRequest<S> & Remembering) => Promise<CommandAnswer>
