import type { Actor } from '#platform/access/actor.ts'
import { asActor } from '#platform/access/as-actor.ts'
import { openSession } from '#platform/access/sessions.ts'
import { dayOf } from '#platform/web/dates.ts'
import { appendEntry } from '../server/caseload/commands/append-entry.ts'
import { kindOf } from '../server/caseload/kinds/registry.ts'
import { exampleBodies } from '../server/caseload/kinds/testing.ts'
import type { JourneyService } from './service.ts'

/** An entry of one kind, and the correction that was written over it. */
export type Written = { readonly kind: string; readonly entry: string; readonly correction: string }

const signedIn = async ({ databases }: JourneyService, username: string): Promise<Actor> => {
  const actor = await openSession(databases.app, username, new Date(Date.now() + 3_600_000))
  if (!actor) throw new Error(`The journey has no account ${username}`)
  return actor
}

/**
 * Writes one entry of every kind in a person's record as the accounts that may, under row-level security, and corrects each at
 * once so that somebody else appears to have done the work. The case is allocated first to the practitioner who writes most.
 *
 * @param others staff codes of two more who did the work: of a practitioner's entries the first, of a manager's the second
 */
export const writeEveryKind = async (
  service: JourneyService,
  person: { readonly id: string; readonly team: string },
  others: readonly [string, string],
): Promise<readonly Written[]> => {
  const [practitioner, manager] = [await signedIn(service, 'practitioner'), await signedIn(service, 'senior')]
  const day = dayOf(new Date())
  const ids = new Map<string, string>()
  const place = { team: person.team, practitioner: String(practitioner.practitioner) }
  const write = async (kind: string, corrects?: string): Promise<string> => {
    const writer = kindOf(kind).writers.includes('practitioner') ? practitioner : manager
    const author = writer.practitioner ?? writer.username
    const other = writer === practitioner ? others[0] : others[1]
    const entry = {
      personId: person.id,
      kind,
      happened: { from: day },
      author,
      workDoneBy: corrects ? other : author,
      body: exampleBodies(of => ids.get(of) ?? of, day, place)[kind],
      now: new Date(),
      ...(corrects ? { supersedes: corrects, reason: 'The work was done by somebody else' } : {}),
    }
    return (await asActor(service.databases, writer, trx => appendEntry(trx, entry))).entryId
  }
  const written: Written[] = []
  const all = Object.keys(exampleBodies(of => of, day))
  for (const kind of ['allocated', ...all.filter(one => one !== 'allocated')]) {
    const entry = await write(kind)
    ids.set(kind, entry)
    const correction = await write(kind, entry)
    // A signature is of the version that was signed; everything else is about the entry in whichever version.
    if (kind === 'risk-assessment') ids.set(kind, correction)
    written.push({ kind, entry, correction })
  }
  return written
}
