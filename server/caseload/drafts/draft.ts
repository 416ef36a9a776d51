import { createHash } from 'node:crypto'
import type { Kind } from '../kinds/kind.ts'

export type TypedValues = Readonly<Record<string, string | string[]>>

/** An answer in words, so that it can still be read when its question is gone. */
export type Said = { readonly label: string; readonly text: string }

/** A form that somebody has begun to fill in. */
export type Draft = {
  readonly draftId: string
  readonly personId: string
  readonly kind: string
  /** The entry that it is to correct; null for a new entry. */
  readonly corrects: string | null
  readonly formVersion: string
  /** Counts the saves, from 1. */
  readonly revision: number
  readonly updatedAt: Date
  /** Number of entries in the record when the form was opened. */
  readonly openedAt: number
  readonly values: TypedValues
  readonly said: Readonly<Record<string, Said>>
}

/** Tells the form of a kind from an earlier or later form of the same kind: what is asked, not in which words. */
export const formVersion = ({ questions }: Kind): string => {
  const asked = JSON.stringify(questions, (key, value) => (key === 'label' || key === 'hint' ? undefined : value))
  return createHash('sha256').update(asked).digest('hex').slice(0, 16)
}

const notTyped: ReadonlySet<string> = new Set([
  '_csrf',
  'draftId',
  'draftRevision',
  'openedAt',
  'background',
  'person',
  'entry',
  'kind',
])

const isText = (value: unknown): value is string => typeof value === 'string'

/** What a person typed or chose, without what the form itself carries. */
export const valuesIn = (input: Readonly<Record<string, unknown>>): TypedValues =>
  Object.fromEntries(
    Object.entries(input).flatMap(([name, value]): [string, string | string[]][] => {
      if (notTyped.has(name)) return []
      if (isText(value)) return [[name, value]]
      return Array.isArray(value) ? [[name, value.filter(isText)]] : []
    }),
  )
