import type { ChallengeIngredient, ChallengeLevel } from '@candour/workload'
import type { ColumnType } from 'kysely'
import type { Day, Db, Trx } from '#platform/database/tables.ts'
import type { KeptFigure } from './kept-figure.ts'

export interface ChallengeTable {
  id: string
  officer: string
  team: string
  ingredient: ChallengeIngredient
  words: string
  should_be: string
  figure: ColumnType<KeptFigure, string, never>
  rules: string
  first_level: ChallengeLevel
  follows: string | null
  opened_on: Day
  opened_at: Date
  opened_by: string
  status: 'open' | 'answered'
  outcome: 'corrected' | 'explained' | null
  answer: string | null
  corrected_by: string | null
  answered_by: string | null
  answered_name: string | null
  answered_level: ChallengeLevel | null
  answered_on: Day | null
  climbed: number | null
}

interface ChallengeEntryTable {
  id: string
  stream: string
  seq: number
  type: 'workforce.challenge'
  recorded_at: Date
  author: string
  payload: Uint8Array
  salt: Uint8Array
}

/** A connection or transaction with the tables of challenges beside the platform's. */
export const challengeTables = (db: Db | Trx) =>
  db.withTables<{
    'workforce.challenge': ChallengeTable
    'workforce.challenge_entry': ChallengeEntryTable
  }>()
