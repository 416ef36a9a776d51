import { met, type Rule } from '../rule.ts'

/**
 * Whether the officer has worked with the person before. Who has stands first in every list.
 *
 * @source reference, workload 6.3
 */
export const continuity: Rule = ({ officer: { known } }) =>
  known === null
    ? null
    : met(`Has worked with the person: ${known.entries === 1 ? '1 entry' : `${known.entries} entries`}`)
