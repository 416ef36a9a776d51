import type { Actor } from '#platform/access/actor.ts'
import { instantText } from '#platform/web/dates.ts'
import type { DraftReader, PossibleReader } from '../../queries/draft.ts'
import type { Inspection } from '../../queries/inspection.ts'
import type { TeamMember } from '../../queries/team.ts'
import { inspectionFrame } from '../frame.ts'

type TeamFacts = {
  readonly inspection: Inspection
  readonly actor: Actor
  readonly inspectors: readonly TeamMember[]
  readonly possible: readonly PossibleReader[]
  readonly readers: readonly DraftReader[]
}

const isUnderWay = ({ stage }: Inspection): boolean => stage !== 'published'

/** Every word of the page about who works on an inspection. */
export const presentTeam = ({ inspection, actor, inspectors, possible, readers }: TeamFacts) => {
  const path = `/inspections/${inspection.id}`
  return {
    ...inspectionFrame(inspection, actor, 'team', 'Who works on it'),
    members: inspectors
      .filter(one => one.assignedAt)
      .map(one => ({ name: one.name, since: one.assignedAt ? `since ${instantText(one.assignedAt)}` : '' })),
    choices: isUnderWay(inspection)
      ? inspectors
          .filter(one => !one.assignedAt)
          .map(one => ({
            value: String(one.accountId),
            text: one.hasConflict ? `${one.name} (worked in the unit)` : one.name,
          }))
      : [],
    assign: `${path}/team`,
    mayRelease: inspection.stage === 'drawn',
    release: `${path}/draft`,
    possible: possible.map(one => ({ value: String(one.accountId), text: `${one.name}, ${one.role}` })),
    readers: readers.map(({ name, releasedAt, openings }) => ({
      name,
      released: instantText(releasedAt),
      openings: openings.map(({ code, at }) => `${code}, ${instantText(at)}`),
    })),
  }
}
