import type { Entry } from '#caseload'

/** One entry of an invented record in memory. */
export type Written = {
  readonly act: { readonly kind: string; readonly body: unknown }
  readonly on: string
  /** Minutes after the entry before it; five when nothing is said. */
  readonly minutes?: number
  /** Which entry it corrects, by its number; the registration is number 0. */
  readonly corrects?: number | undefined
}

const entryId = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

/** The record of one invented person, registered in team T1 on 2 March 2026: no checks, no database. */
export const invented = (written: readonly Written[]): readonly Entry[] => {
  const registered: Written = {
    act: {
      kind: 'person-registered',
      body: { name: 'Fen Lark', crn: 'X000001', dateOfBirth: '1990-01-01', team: 'T1' },
    },
    on: '2026-03-02',
  }
  let at = Date.parse('2026-06-01T09:00:00Z')
  return [registered, ...written].map(({ act, on, minutes = 5, corrects }, index): Entry => {
    at += minutes * 60_000
    return {
      entryId: entryId(index),
      personId: 'p',
      seq: index + 1,
      ...act,
      author: 'A1',
      workDoneBy: 'A1',
      happened: { from: on },
      recordedAt: new Date(at),
      supersedes: corrects === undefined ? null : entryId(corrects),
      reason: corrects === undefined ? null : 'wrong at first',
    }
  })
}
