import type { Case, Officer, Pool, Problem } from '../problem.ts'

/** An officer at work in a search. `left` is exact; `load` is a double, good enough to compare candidates. */
export type Desk = {
  readonly officer: Officer
  readonly available: number
  left: bigint
  places: number
  load: number
  readonly jobs: Set<Job>
}

/** The desks of a pool, in a list to walk and a set to ask. */
type Team = { readonly desks: readonly Desk[]; readonly has: ReadonlySet<Desk> }

/** A case in a search. */
export type Job = { readonly of: Case; readonly size: number; readonly team: Team; desk: Desk | undefined }

export type Floor = { readonly desks: readonly Desk[]; readonly jobs: readonly Job[] }

const deskOf = (officer: Officer, room: (officer: Officer) => bigint): Desk => ({
  officer,
  available: Number(officer.available),
  left: room(officer),
  places: officer.places,
  load: Number(officer.used),
  jobs: new Set(),
})

/** An empty floor: a desk for each officer with points available, a job for each case. */
export const floorOf = (
  problem: Pick<Problem, 'officers' | 'cases'>,
  room: (officer: Officer) => bigint = officer => officer.room,
): Floor => {
  const desks = problem.officers.filter(({ available }) => available > 0n).map(officer => deskOf(officer, room))
  const byOfficer = new Map(desks.map(desk => [desk.officer, desk]))
  const teams = new Map<Pool, Team>()
  const teamOf = (pool: Pool): Team => {
    const known = teams.get(pool)
    if (known) return known
    const own = pool.officers.flatMap(officer => byOfficer.get(officer) ?? [])
    const team = { desks: own, has: new Set(own) }
    teams.set(pool, team)
    return team
  }
  const jobs = problem.cases.map(one => ({
    of: one,
    size: Number(one.points),
    team: teamOf(one.pool),
    desk: undefined,
  }))
  return { desks, jobs }
}

export const fits = (job: Job, desk: Desk): boolean => desk.places > 0 && desk.left >= job.of.points

/** Whether a desk can have one job in place of another that it holds. */
export const fitsInstead = (job: Job, of: Job, desk: Desk): boolean => desk.left + of.of.points >= job.of.points

export const give = (job: Job, desk: Desk): void => {
  job.desk = desk
  desk.jobs.add(job)
  desk.left -= job.of.points
  desk.places--
  desk.load += job.size
}

export const takeBack = (job: Job): void => {
  const { desk } = job
  if (!desk) return
  job.desk = undefined
  desk.jobs.delete(job)
  desk.left += job.of.points
  desk.places++
  desk.load -= job.size
}

export const move = (job: Job, desk: Desk): void => {
  takeBack(job)
  give(job, desk)
}

/** Takes two jobs to each other's desks. */
export const swap = (one: Job, other: Job): void => {
  const [here, there] = [one.desk, other.desk]
  takeBack(one)
  takeBack(other)
  if (there) give(one, there)
  if (here) give(other, here)
}

export const shareOf = (desk: Desk): number => desk.load / desk.available

export const preferenceFor = (job: Job, desk: Desk | undefined): number =>
  (desk && job.of.preference.get(desk.officer.id)) ?? 0

/** Who has whom, by case. */
export type Placed = ReadonlyMap<Case, Officer>

export const placedOn = (floor: Floor): Placed =>
  new Map(floor.jobs.flatMap(job => (job.desk ? [[job.of, job.desk.officer] as const] : [])))

/** Puts a floor into the state that another search left. Cases that the plan does not name are taken back. */
export const setTo = (floor: Floor, placed: Placed): void => {
  const desks = new Map(floor.desks.map(desk => [desk.officer, desk]))
  for (const job of floor.jobs) takeBack(job)
  for (const job of floor.jobs) {
    const officer = placed.get(job.of)
    const desk = officer && desks.get(officer)
    if (desk) give(job, desk)
  }
}
