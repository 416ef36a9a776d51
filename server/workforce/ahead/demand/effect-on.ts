import {
  type DemandFramework,
  effectOf,
  frameworkOn,
  type LevelEffect,
  type LevelName,
  type PeopleAlike,
} from '@candour/forecast'
import type { Figure, RuleSet } from '@candour/workload'
import { activitySetOn, caseTime, known, pointsAnHour, ruleSetOn, unknown } from '@candour/workload'
import { sql } from 'kysely'
import type { Day, Trx } from '#platform/database/tables.ts'
import type { KeptEffect } from '../tables.ts'
import type { UnitAhead } from '../units.ts'

/** What every level would do in a unit, with what it is reckoned from. */
export type Effects = {
  readonly framework: DemandFramework
  readonly times: string
  readonly ruleSet: RuleSet
  readonly of: (level: LevelName) => LevelEffect
}

const peopleAlike = async (trx: Trx, unit: UnitAhead, on: Day): Promise<readonly PeopleAlike[]> => {
  const teams = unit.teams.map(({ code }) => code)
  const { rows } = await sql<PeopleAlike>`
    select * from workforce.people_alike(${on}, ${teams}::text[])`.execute(trx)
  return rows
}

/**
 * What each demand level would free and accept in a unit on a day, by the minutes of the activity model.
 *
 * @returns unknown when no levels, no rules or no task times are in force
 */
export const effectsOn = async (trx: Trx, unit: UnitAhead, on: Day): Promise<Figure<Effects>> => {
  const [framework, activities, rules] = [frameworkOn(on), activitySetOn(on), ruleSetOn(on)]
  if (!framework.known) return framework
  if (!activities.known) return activities
  if (!rules.known) return rules
  const people = await peopleAlike(trx, unit, on)
  const minutesOf = (task: string, { tier, location }: Pick<PeopleAlike, 'tier' | 'location'>): Figure => {
    if (tier === null) return unknown('there is no tier yet')
    const time = caseTime({ tier, location, status: 'steady' }, activities.value)
    if (!time.known) return time
    return known(time.value.tasks.find(one => one.task.name === task)?.minutesAWeek ?? 0)
  }
  return known({
    framework: framework.value,
    times: `${activities.value.title}, version ${activities.value.version}`,
    ruleSet: rules.value,
    of: level => effectOf(level, people, framework.value, minutesOf),
  })
}

const tenth = (value: number): number => Math.round(value * 10) / 10

/** An effect as it is shown and kept: hours and points a week to the tenth. */
export const keptEffect = (effect: LevelEffect, { ruleSet }: Effects): KeptEffect => {
  const hours = effect.minutes / 60
  const { touched, losing, notKnown, withoutTime, accepted } = effect
  return {
    ...{ hours: tenth(hours), points: tenth(hours * pointsAnHour(ruleSet.data)) },
    ...{ touched, losing, notKnown, withoutTime, accepted },
    relaxations: effect.relaxations.map(({ relaxation, people, exempt }) => ({ id: relaxation.id, people, exempt })),
  }
}
