import type { Day } from '#platform/database/tables.ts'
import type { Random } from '../../random.ts'
import type { Person } from '../people.ts'
import type { Condition } from '../scale.ts'

/** What is to be recorded, before anybody decides who records it and when. */
export type Draft = {
  readonly on: Day
  readonly kind: string
  readonly body: Record<string, unknown>
  /** Whoever holds the case, unless it is the manager's work. */
  readonly by?: 'manager'
  /** A later entry names this one. */
  readonly id?: string
  /** One step of several that the record takes only in their order. */
  readonly inOrder?: true
}

/** How a unit works. */
export type Habits = {
  /** Shares of entries: written late, and later corrected. */
  readonly late: number
  readonly corrected: number
  /** Share of people whose assessment is written at all, and days until it is. */
  readonly assessed: number
  readonly assessWithin: number
  readonly missed: number
  readonly overseen: number
  /** Share of the things that wait for somebody which somebody does. */
  readonly answered: number
}

export const habitsOf: Readonly<Record<Condition, Habits>> = {
  struggling: {
    ...{ late: 0.16, corrected: 0.012, assessed: 0.55, assessWithin: 70, missed: 0.3, overseen: 0.08 },
    answered: 0.35,
  },
  usual: {
    ...{ late: 0.06, corrected: 0.01, assessed: 0.88, assessWithin: 30, missed: 0.16, overseen: 0.3 },
    answered: 0.75,
  },
  well: {
    ...{ late: 0.02, corrected: 0.008, assessed: 0.98, assessWithin: 15, missed: 0.1, overseen: 0.6 },
    answered: 0.95,
  },
}

/** One person's supervision while it is made up. */
export type Life = {
  readonly random: Random
  readonly person: Person
  readonly habit: Habits
  /** Least days between two contacts. */
  readonly contactEvery: number
}
