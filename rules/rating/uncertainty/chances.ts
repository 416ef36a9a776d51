import type { Banding } from '../moves.ts'
import { overallPointsByScore } from '../overall.ts'
import { pointsOfTally } from '../percent.ts'
import { HIGHEST_POINTS } from '../ratings.ts'
import type { Chances } from '../result.ts'
import type { AnswerTable } from './simulation.ts'
import { SIMULATIONS, simulatePopulations } from './simulation.ts'

/** A standard's part of the table: its questions' columns, and whether its points enter the total. */
export type StandardColumns = { readonly columns: readonly number[]; readonly contributes: boolean }

/** What is fixed in every simulated population: points given by people, and the maximum; absent when no total can be given. */
export type OverallGround = { readonly judgedPoints: number; readonly maximum: number }

/** How often each band came up, by question, by standard and overall. */
export type SimulatedChances = {
  readonly questions: readonly Chances[]
  readonly standards: readonly Chances[]
  /** All zero without an overall ground. */
  readonly overall: Chances
}

const BANDS = HIGHEST_POINTS + 1

/**
 * Chances of each band for every question, standard and the total, all from the same simulated populations.
 *
 * @param table questions with at least one yes or no: for the others there is nothing to go by
 */
export const simulateChances = (
  table: AnswerTable,
  unseen: number,
  standards: readonly StandardColumns[],
  banding: Banding,
  ground: OverallGround | undefined,
): SimulatedChances => {
  const ofQuestion = new Uint32Array(table.questions * BANDS)
  const ofStandard = new Uint32Array(standards.length * BANDS)
  const ofOverall = new Uint32Array(BANDS)
  const overallPoints = ground ? overallPointsByScore(ground.maximum) : []
  const points = new Uint8Array(table.questions)

  simulatePopulations(table, unseen, ({ yes, no }) => {
    for (let question = 0; question < table.questions; question++) {
      const tally = { yes: yes[question] ?? 0, no: no[question] ?? 0 }
      points[question] = pointsOfTally(tally, banding.edges, banding.rounding)
      count(ofQuestion, question, points[question] ?? 0)
    }
    let score = ground?.judgedPoints ?? 0
    for (const [index, { columns, contributes }] of standards.entries()) {
      const worst = columns.reduce((lowest, column) => Math.min(lowest, points[column] ?? 0), HIGHEST_POINTS)
      count(ofStandard, index, worst)
      if (contributes) score += worst
    }
    if (ground) count(ofOverall, 0, overallPoints[score] ?? 0)
  })
  return {
    questions: Array.from({ length: table.questions }, (_, question) => chancesAt(ofQuestion, question)),
    standards: standards.map((_, index) => chancesAt(ofStandard, index)),
    overall: chancesAt(ofOverall, 0),
  }
}

const count = (bands: Uint32Array, row: number, points: number): void => {
  const cell = row * BANDS + points
  bands[cell] = (bands[cell] ?? 0) + 1
}

const chancesAt = (bands: Uint32Array, row: number): Chances => {
  const share = (points: number): number => (bands[row * BANDS + points] ?? 0) / SIMULATIONS
  return { Inadequate: share(0), 'Requires improvement': share(1), Good: share(2), Outstanding: share(3) }
}
