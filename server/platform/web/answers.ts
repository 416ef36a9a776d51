import type { Readable } from 'node:stream'
import type { Actor } from '#platform/access/actor.ts'

/** One thing to put right: the field it is about and the words the person reads. */
export type FieldError = { readonly field: string; readonly message: string }

/** What a form page shows after a refusal: the errors and everything that was typed. Empty otherwise. */
export type FormState = {
  readonly errors: readonly FieldError[]
  readonly values: Readonly<Record<string, string | string[]>>
}

export type Breadcrumb = { readonly text: string; readonly href: string }

/** What every page hands to its template. `title` reaches browser histories: no personal data in it. */
export type View = {
  readonly title: string
  readonly heading: string
  readonly breadcrumbs?: readonly Breadcrumb[]
}

/** A download or a JSON answer. Without `name` the browser shows it in place. */
export type Sendable = {
  readonly name?: string
  /** Media type, like `text/csv; charset=utf-8`. */
  readonly type: string
  readonly body: string | Uint8Array | Readable
}

export type Rendered = {
  readonly kind: 'render'
  readonly template: string
  readonly view: View
  readonly status: number
}
/** A page that is sent as a tagged PDF, without the frame around it. */
export type Printed = {
  readonly kind: 'print'
  readonly template: string
  readonly view: View
  readonly name: string
  /** The same page as HTML: where a person is led when nothing can be printed here. */
  readonly insteadAt: string
}
export type NotFound = { readonly kind: 'not-found' }
export type Redirect = { readonly kind: 'redirect'; readonly to: string }
export type SentFile = { readonly kind: 'file'; readonly file: Sendable }
export type Done = { readonly kind: 'done'; readonly message: string; readonly to: string }
export type Refused = {
  readonly kind: 'refused'
  readonly errors: readonly FieldError[]
  /** What was written all the same stays: that somebody who is kept out has tried. */
  readonly keeps?: true
}
/** Only the shell's own sign-in, step-up and sign-out answer with these. */
export type SignedIn = { readonly kind: 'signed-in'; readonly actor: Actor; readonly to: string }
export type SteppedUp = { readonly kind: 'stepped-up'; readonly actor: Actor; readonly to: string }
/** `provider` is where signing out goes on, instead of at `to`. */
export type SignedOut = { readonly kind: 'signed-out'; readonly to: string; readonly provider: string | null }
export type ToProvider = { readonly kind: 'to-provider'; readonly url: string }
export type NoAccount = { readonly kind: 'no-account'; readonly username: string }

export type PageAnswer = Rendered | Printed | NotFound | Redirect | SentFile | SignedIn | ToProvider | NoAccount
export type CommandAnswer = Done | Refused | NotFound | Redirect | SignedIn | SteppedUp | SignedOut

/** Answers with a page. `template` is a path below `server/`; rendering happens after the transaction has committed. */
export const render = <V extends View>(template: string, view: V, status = 200): Rendered => ({
  kind: 'render',
  template,
  view,
  status,
})

/** Answers with a page as a PDF. It is rendered and printed after the transaction has committed. */
export const print = <V extends View>(
  template: string,
  view: V,
  { name, insteadAt }: { readonly name: string; readonly insteadAt: string },
): Printed => ({ kind: 'print', template, view, name, insteadAt })

/** Answers that there is nothing here: also for a record that this person may not see. */
export const notFound = (): NotFound => ({ kind: 'not-found' })

/** Answers with 303 to a path of this service. */
export const redirect = (to: string): Redirect => ({ kind: 'redirect', to })

/** Answers with a file. A stream must not read the database: the transaction is over when it is sent. */
export const sendFile = (file: Sendable): SentFile => ({ kind: 'file', file })

/** The act is done: commits, then 303 to `to`, where a banner shows `message` once. */
export const done = (message: string, to: string): Done => ({ kind: 'done', message, to })

/**
 * The act is refused: rolls back whatever the command wrote, then 303 to the form page with the errors and everything
 * that was typed.
 */
export const refuse = (errors: readonly FieldError[]): Refused => ({ kind: 'refused', errors })

/** The act is refused, and what the command wrote stays: others are told of the attempt. */
export const refuseAndTell = (errors: readonly FieldError[]): Refused => ({ kind: 'refused', errors, keeps: true })

/** Somebody signed in: a new browser session begins. */
export const signedIn = (actor: Actor, to: string): SignedIn => ({ kind: 'signed-in', actor, to })

/** Somebody has proved again that it is they: the browser session gets a new id and keeps what was typed. */
export const steppedUp = (actor: Actor, to: string): SteppedUp => ({ kind: 'stepped-up', actor, to })

/** Somebody signed out: the browser session ends. */
export const signedOut = (to: string, provider: string | null): SignedOut => ({ kind: 'signed-out', to, provider })

/** Somebody is to sign in at the provider: the one redirect that leaves this service, to an address that the provider named. */
export const toProvider = (url: string): ToProvider => ({ kind: 'to-provider', url })

/** The provider knows this person and we do not. */
export const noAccount = (username: string): NoAccount => ({ kind: 'no-account', username })
