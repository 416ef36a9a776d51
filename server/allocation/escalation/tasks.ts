import type { TaskList } from 'graphile-worker'
import { z } from 'zod'
import type { Projector } from '#caseload'
import type { Databases } from '#platform/database/databases.ts'
import type { Db, Trx } from '#platform/database/tables.ts'
import { queueJob } from '#platform/jobs/queue-job.ts'
import { lookAgainAs, type NoPlan, noteNoPlan } from './look.ts'

export const LOOK_AGAIN = 'look-at-escalations'
const NOTE_NO_PLAN = 'note-no-plan'

const LookJob = z.object({ teams: z.array(z.string()).optional() })
const NoPlanJob = z.object({
  unit: z.string(),
  facts: z.array(z.object({ label: z.string(), value: z.string() })).nullable(),
})

/** Asks for a look at some teams within seconds, once this transaction has committed. */
const askForLook = (trx: Trx | Db, teams: readonly string[]): Promise<void> =>
  queueJob(trx, LOOK_AGAIN, { teams: [...new Set(teams)] })

/**
 * Says that no plan keeps everybody of a unit within the limits, with what the certificate says; or, with `facts` null, that a
 * plan has been found. Opens or settles the escalation once this transaction has committed.
 */
export const sayNoPlan = (trx: Trx | Db, noPlan: NoPlan): Promise<void> => queueJob(trx, NOTE_NO_PLAN, noPlan)

/** Looks again every day, and whenever somebody was given or lost their officer. They act for no person. */
export const escalationTasks = ({ system }: Databases): TaskList => ({
  [LOOK_AGAIN]: async payload => {
    const { teams } = LookJob.parse(payload ?? {})
    await lookAgainAs(system, { now: new Date(), teams })
  },
  [NOTE_NO_PLAN]: async payload => {
    const noPlan = NoPlanJob.parse(payload)
    await system.transaction().execute(trx => noteNoPlan(trx, noPlan, new Date()))
  },
})

/** An entry that gives somebody an officer, takes them one or moves them changes what waits: it asks for a look at their teams. */
export const escalationLooks: Projector = {
  name: 'escalations',
  afterEntry: async (trx, { before, after }) => {
    if (before.officer === after.officer && before.team === after.team) return
    const teams = [before.team, after.team].filter(team => team !== null)
    if (teams.length > 0) await askForLook(trx, teams)
  },
  // The look of every day and of every start finds what was loaded.
  afterLoad: async () => {},
  afterErasure: async () => {},
}
