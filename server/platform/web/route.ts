import type { z } from 'zod'
import type { Actor } from '#platform/access/actor.ts'
import type { AuditEvent, RawInput } from '#platform/audit/audit.ts'
import type { Trx } from '#platform/database/tables.ts'
import type { CommandAnswer, FieldError, FormState, PageAnswer } from './answers.ts'
import type { Command, SignInCommand, SignInPage, UploadedFile } from './page.ts'
import type { Permission } from './permission.ts'
import type { BrowserState } from './session/browser-state.ts'

type PageContext = {
  readonly trx: Trx
  readonly actor: Actor
  readonly now: Date
  readonly form: FormState
  readonly browser: BrowserState
}
type CommandContext = {
  readonly trx: Trx
  readonly actor: Actor
  readonly now: Date
  readonly file: UploadedFile | undefined
  readonly browser: BrowserState
}

/** Input that passed the row's schema, ready to run in a transaction; or what is wrong with it. */
export type Reading<Context, Answer> =
  | { readonly ok: true; readonly run: (context: Context) => Promise<Answer> }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

type Row = {
  /** Fastify's pattern: `/teams/:team`. */
  readonly path: string
  readonly permission: Permission
  readonly audit: AuditEvent
}

export type GetRoute = Row & {
  readonly kind: 'page' | 'file'
  readonly read: (raw: RawInput) => Reading<PageContext, PageAnswer>
}

export type PostRoute = Row & {
  readonly kind: 'form' | 'upload'
  readonly read: (raw: RawInput) => Reading<CommandContext, CommandAnswer>
  /** Path pattern of the page that a refusal returns to; its parameters are among those of `path`. */
  readonly formPage: string
}

export type Route = GetRoute | PostRoute

/** Whether a row only reads. */
export const isGet = (route: Route): route is GetRoute => route.kind === 'page' || route.kind === 'file'

const fieldErrors = (error: z.ZodError): FieldError[] =>
  error.issues.map(issue => ({ field: issue.path.join('.'), message: issue.message }))

const readPage =
  <S extends z.ZodType>(schema: S, handler: SignInPage<z.output<S>>): GetRoute['read'] =>
  raw => {
    const parsed = schema.safeParse(raw)
    if (!parsed.success) return { ok: false, errors: fieldErrors(parsed.error) }
    return { ok: true, run: context => handler({ ...context, params: parsed.data }) }
  }

/** A row for a page: GET, HTML. */
export const page = <S extends z.ZodType>(
  path: string,
  permission: Permission,
  audit: AuditEvent,
  schema: S,
  handler: SignInPage<z.output<S>>,
): GetRoute => ({ kind: 'page', path, permission, audit, read: readPage(schema, handler) })

/** A row for a download or a JSON answer: GET. */
export const file = <S extends z.ZodType>(
  path: string,
  permission: Permission,
  audit: AuditEvent,
  schema: S,
  handler: SignInPage<z.output<S>>,
): GetRoute => ({ kind: 'file', path, permission, audit, read: readPage(schema, handler) })

/** A row for an act: POST. `formPage` is the path pattern of the page that a refusal returns to. */
export const form = <S extends z.ZodType>(
  path: string,
  permission: Permission,
  audit: AuditEvent,
  schema: S,
  command: SignInCommand<z.output<S>>,
  formPage: string,
): PostRoute => ({
  kind: 'form',
  path,
  permission,
  audit,
  formPage,
  read: raw => {
    const parsed = schema.safeParse(raw)
    if (!parsed.success) return { ok: false, errors: fieldErrors(parsed.error) }
    return {
      ok: true,
      run: ({ trx, actor, now, browser }) => command({ trx, actor, now, browser, input: parsed.data }),
    }
  },
})

/** A row for an act with a file: POST multipart, the file in a field named `file`. */
export const upload = <S extends z.ZodType<object>>(
  path: string,
  permission: Permission,
  audit: AuditEvent,
  schema: S,
  command: Command<z.output<S> & { readonly file: UploadedFile }>,
  formPage: string,
): PostRoute => ({
  kind: 'upload',
  path,
  permission,
  audit,
  formPage,
  read: raw => {
    const parsed = schema.safeParse(raw)
    if (!parsed.success) return { ok: false, errors: fieldErrors(parsed.error) }
    return {
      ok: true,
      run: async ({ trx, actor, now, file }) => {
        if (!file) return { kind: 'refused', errors: [{ field: 'file', message: 'Choose a file' }] }
        return command({ trx, actor, now, input: { ...parsed.data, file } })
      },
    }
  },
})

/** The rows of a room, in the order in which a reader meets them. */
export const table = (...rows: readonly Route[]): readonly Route[] => rows
