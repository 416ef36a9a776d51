import type { z } from 'zod'
import type { Role } from '#platform/access/actor.ts'
import type { CodeSet } from '../codes/code-sets.ts'
import type { Entry, Problem } from '../record/entry.ts'
import type { CaseState } from '../record/state.ts'
import type { Labels } from './answers.ts'

type Asked = { readonly name: string; readonly label: string; readonly hint?: string }

/** `ahead`: the day is one to come, so "1 Feb" and "Monday" mean the next ones; otherwise they mean the last. */
type AskedDay = Asked & { readonly as: 'day'; readonly ahead?: boolean }

type Chosen = Asked & { readonly as: 'one' | 'many'; readonly options: Labels }

/**
 * A short list with one row for each label. The body holds an array: a row that was filled in is an object of its columns, and
 * of its label's value under `key` where the rows mean something; a row left empty is not there.
 */
export type Rows = Asked & {
  readonly as: 'rows'
  readonly rows: Labels
  readonly key?: string
  readonly columns: readonly (Chosen | AskedDay | (Asked & { readonly as: 'line' }))[]
}

/** An earlier entry of the same person, by its id: those on offer follow from what the record says now. */
type Earlier = Asked & { readonly as: 'entry'; readonly among: (state: CaseState) => Labels }

/** A code of a dated set. It must be in force on the day it happened, or on the day that the body gives under `on`. */
export type Coded = Asked & { readonly as: 'code'; readonly set: CodeSet; readonly on?: string }

/** One question of a kind's form. The answer stands in the entry's body under `name`. */
export type Question =
  | (Asked & { readonly as: 'line' | 'note' | 'time' | 'number' | 'practitioner' | 'team' })
  | AskedDay
  | Chosen
  | Coded
  | Rows
  | Earlier

/** One kind of entry: what it holds, who may write it, how it changes the state, and how it reads. */
export type Kind = {
  readonly kind: string
  readonly title: string
  readonly schema: z.ZodType
  readonly writers: readonly Role[]
  readonly questions: readonly Question[]
  readonly objections: (state: CaseState, entry: Entry) => readonly Problem[]
  readonly project: (state: CaseState, entry: Entry) => CaseState
  readonly summary: (body: unknown) => string
}

type Definition<S extends z.ZodType> = {
  readonly kind: string
  readonly title: string
  readonly schema: S
  readonly writers: readonly Role[]
  readonly questions: readonly Question[]
  /** What the record says already against writing the entry now. Asked once, before it is written; never of what stands. */
  readonly objections?: (state: CaseState, entry: Entry<z.output<S>>) => readonly Problem[]
  /** Pure. Returns the state after the entry. */
  readonly project: (state: CaseState, entry: Entry<z.output<S>>) => CaseState
  /** One line for the timeline. */
  readonly summary: (body: z.output<S>) => string
}

/**
 * Declares a kind. A body reaches `project` and `summary` only from the record, and `appendEntry` has parsed it with this very
 * schema before it was sealed: the casts stand on that.
 */
export const defineKind = <S extends z.ZodType>(definition: Definition<S>): Kind => ({
  ...definition,
  objections: (state, entry) => definition.objections?.(state, entry as Entry<z.output<S>>) ?? [],
  project: (state, entry) => definition.project(state, entry as Entry<z.output<S>>),
  summary: body => definition.summary(body as z.output<S>),
})

/** Those who supervise people, and their managers who do the same work. */
export const caseworkers: readonly Role[] = ['practitioner', 'spo']

/** Those who answer for the work of others. */
export const managers: readonly Role[] = ['spo', 'pdu-head']
