import type { Claim } from '../claims/claim.ts'
import type { Verified } from '../verify-file.ts'

type Children = readonly (Node | string)[]

const element = (name: string, children: Children, className = ''): HTMLElement => {
  const made = document.createElement(name)
  if (className !== '') made.className = className
  made.append(...children)
  return made
}

/** One line as `candour verify` prints it, in a form that does not rest on colour. */
const claimLine = ({ says, holds, compared }: Claim): HTMLElement =>
  element(
    'li',
    [element('strong', [holds ? 'ok' : 'FAILED'], 'verdict'), ' ', says, element('p', [compared], 'compared')],
    holds ? '' : 'failed',
  )

const summaryOf = ({ claims }: Verified, name: string): HTMLElement => {
  const failed = claims.filter(claim => !claim.holds)
  const heading =
    failed.length === 0 ? `All ${claims.length} claims hold` : `${failed.length} of ${claims.length} claims do not hold`
  return element(
    'div',
    [
      element('h2', [heading]),
      element('p', [name]),
      ...(failed.length === 0 ? [] : [element('ul', failed.map(claimLine), 'claims')]),
    ],
    failed.length === 0 ? 'panel' : 'panel broken',
  )
}

const fingerprintOf = ({ fingerprint }: Verified): HTMLElement =>
  element('div', [
    element('h2', ['Whose word this rests on']),
    element('p', [
      'The file was held to the policy that it brings with it. Compare its fingerprint with the one that the inspectorate publishes:',
    ]),
    element('p', [element('code', [fingerprint ?? 'none: the file has no policy'])]),
  ])

const valueText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

const partOf = ({ entry, shown, withheld }: NonNullable<Verified['part']>): HTMLElement =>
  element('div', [
    element('h2', ['What is shown']),
    ...(entry ? [element('p', [`Entry ${entry.seq} of its record, ${entry.type}, recorded ${entry.recorded}.`])] : []),
    element(
      'dl',
      shown.flatMap(({ name, value }) => [element('dt', [name]), element('dd', [valueText(value)])]),
    ),
    element('p', [withheld === 1 ? '1 field is withheld.' : `${withheld} fields are withheld.`]),
  ])

/** Everything that was found out about a file. `pinned`: a policy of the reader's own was used. */
export const resultOf = (verified: Verified, name: string, pinned: boolean): readonly HTMLElement[] => [
  summaryOf(verified, name),
  ...(verified.part ? [partOf(verified.part)] : []),
  ...(pinned ? [] : [fingerprintOf(verified)]),
  element('h2', ['Each claim']),
  element('ul', verified.claims.map(claimLine), 'claims'),
]

/** Words about what could not be checked at all. */
export const troubleOf = (words: string): readonly HTMLElement[] => [
  element('div', [element('h2', ['This could not be checked']), element('p', [words])], 'trouble'),
]
