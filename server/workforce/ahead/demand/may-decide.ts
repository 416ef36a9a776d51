import type { DemandFramework, LevelName } from '@candour/forecast'
import type { Actor } from '#platform/access/actor.ts'
import type { UnitAhead } from '../units.ts'

/** Levels that somebody may decide for a unit: by the roles of the framework, in a unit that their role covers. */
export const levelsToDecide = (
  { role, unit: own }: Pick<Actor, 'role' | 'unit'>,
  { kind, trail }: Pick<UnitAhead, 'kind' | 'trail'>,
  framework: DemandFramework,
): readonly LevelName[] => {
  if (kind !== 'pdu' && kind !== 'region') return []
  if (!trail.some(({ code }) => code === own)) return []
  return framework.levels.filter(({ decides }) => decides[kind].includes(role)).map(({ name }) => name)
}
