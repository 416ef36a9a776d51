import { Fields } from '../fields.ts'
import { commitmentPlays } from './ledger/commitments.ts'
import type { Play } from './ledger/found.ts'
import { agrees } from './ledger/found.ts'
import { notePlays } from './ledger/notes.ts'
import { rolling } from './ledger/rolling.ts'
import { tilePlays } from './ledger/tiles.ts'
import { treePlays } from './ledger/tree.ts'
import { witnessPlays } from './ledger/witness.ts'
import type { Outcome, RunCase } from './outcome.ts'

const plays: ReadonlyMap<string, Play> = new Map(
  Object.entries({
    ...treePlays,
    ...tilePlays,
    ...notePlays,
    ...commitmentPlays,
    ...witnessPlays,
    'rolling-sha256': rolling,
  }),
)

/** Fields that say something about a case and change nothing in it: its sources, and what others answer to it. */
const annotations = new Set([
  ...['id', 'group', 'op', 'status', 'checked_by'],
  ...['src', 'source', 'ref', 'see', 'upstream'],
  ...['why', 'reason', 'caveat', 'note', 'notes', 'desc', 'description', 'comment'],
])
const isAnnotation = (name: string): boolean =>
  annotations.has(name) || /^upstream_|^(?!expect).+_(?:result|status|note|caveat)$/.test(name)

/**
 * Runs one ledger vector. A case with a field that its operation does not read is not supported: an expectation that
 * nobody compared must not look like a pass.
 */
export const runLedgerCase: RunCase = vector => {
  try {
    return run(new Fields(vector, ''), Object.keys(vector).filter(isAnnotation))
  } catch (error) {
    return { verdict: 'not supported', why: error instanceof Error ? error.message : String(error) }
  }
}

const run = (fields: Fields, said: readonly string[]): Outcome => {
  const op = fields.text('op')
  const play = plays.get(op)
  if (!play) return { verdict: 'not supported', why: `op ${op}: no rule has this name` }
  const all = play(fields, said.map(name => JSON.stringify(fields.any(name))).join(' '))
  fields.done()
  const wrong = all.filter(each => !agrees(each))
  if (wrong.length === 0) return { verdict: 'passed' }
  return {
    verdict: 'failed',
    expected: wrong.map(({ name, expected }) => `${name} ${JSON.stringify(expected)}`).join(', '),
    got: wrong.map(({ name, got }) => `${name} ${JSON.stringify(got) ?? 'nothing'}`).join(', '),
  }
}
