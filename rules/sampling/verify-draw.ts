import type { DrawRequest } from './draw.ts'
import { draw } from './draw.ts'

/** The first place where a draw is not what its population, seed and terms give. */
export type DrawDifference = { readonly place: string; readonly expected: string; readonly got: string }

/**
 * Draws again and compares, field by field, in the order of the output.
 *
 * @param claimed the draw as published, from JSON
 * @returns the first difference; undefined when the draw is exactly what it should be
 * @throws DrawError when the request itself cannot be drawn from
 */
export const verifyDraw = (request: DrawRequest, claimed: unknown): DrawDifference | undefined =>
  firstDifference(draw(request), claimed, 'draw')

const firstDifference = (expected: unknown, got: unknown, place: string): DrawDifference | undefined => {
  if (typeof expected !== 'object' || expected === null || typeof got !== 'object' || got === null)
    return Object.is(expected, got) ? undefined : { place, expected: shown(expected), got: shown(got) }
  const ofExpected = new Map(Object.entries(expected))
  const ofGot = new Map(Object.entries(got))
  for (const name of new Set([...ofExpected.keys(), ...ofGot.keys()])) {
    const at = Array.isArray(expected) ? `${place}[${name}]` : `${place}.${name}`
    const difference = firstDifference(ofExpected.get(name), ofGot.get(name), at)
    if (difference) return difference
  }
  return Array.isArray(expected) === Array.isArray(got)
    ? undefined
    : { place, expected: shown(expected), got: shown(got) }
}

const shown = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value))
