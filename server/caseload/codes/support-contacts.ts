import { type ContactCode, ruleSets } from '@candour/workload'

/** Work done on a case that is somebody else's. Group supervision is no support, and moves no points. */
const isSupport = ({ category }: ContactCode): boolean => category === 1

const bySet = ruleSets.flatMap(({ data }) => data.contacts.filter(isSupport))

/**
 * The codes of support contacts: those that the rules of the workload weigh, from one place. A code that moves no points in any set
 * of rules stands in records and is accepted from them, and no form offers it.
 */
export const supportContacts = {
  source: 'rules/workload: the support contacts of each set of rules, reference/workload.md 1.9',
  codes: [...Map.groupBy(bySet, one => one.code)].map(([code, [first, ...later]]) => ({
    code,
    words: `${first?.work ?? code}${first?.band ? `, ${first.band}` : ''} (${code})`,
    from: '1900-01-01',
    ...([first, ...later].some(one => (one?.points ?? 0) > 0) ? {} : { offered: false as const }),
  })),
}
