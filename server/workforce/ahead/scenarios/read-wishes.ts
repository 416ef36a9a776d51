import type { Wishes } from '@candour/forecast'
import type { Grade, Location } from '@candour/workload'
import { isGrade, locationNamed, tierCode } from '@candour/workload'
import type { FieldError } from '#platform/web/answers.ts'
import type { Ahead } from '../ahead-of.ts'
import { Reader, type Values } from './typed.ts'

export const riskLetters = ['A', 'B', 'C', 'D'] as const
const MOST_PEOPLE = 5000
const MOST_POINTS = 999
const MOST_HOURS = 37

const closedOf = (read: Reader, { unit, method }: Ahead): Wishes['closed'] => {
  const teams = read.list('close')
  if (teams.length === 0) {
    if (read.has('closeFrom')) read.wrong('close', 'Select the team whose list closes, or clear the week')
    return null
  }
  const strange = teams.find(team => !unit.teams.some(({ code }) => code === team))
  if (strange !== undefined) read.wrong('close', `${unit.name} has no team ${strange}`)
  const to = read.text('closeTo') === 'nobody' ? 'nobody' : 'others'
  if (to === 'others' && teams.length >= unit.teams.length) {
    read.wrong('close', 'No team is left to take the new cases: leave one open, or let them go to nobody')
  }
  return { teams, week: read.week('closeFrom', method.weeks), to }
}

const gradeOf = (read: Reader, name: 'loseGrade' | 'hoursGrade'): Grade | null => {
  const typed = read.text(name)
  if (typed === '') return null
  if (isGrade(typed)) return typed
  read.wrong(name, 'Select a grade from the list')
  return null
}

const lostGrade = (read: Reader, officers: readonly string[], { posts, unit }: Ahead) => {
  const grade = gradeOf(read, 'loseGrade')
  if (grade === null) {
    if (read.has('loseNumber')) read.wrong('loseGrade', 'Select the grade of those who go')
    return null
  }
  const there = posts.filter(post => post.grade === grade && !officers.includes(post.officer)).length
  if (there === 0) {
    read.wrong('loseGrade', `${unit.name} has nobody else of this grade to lose`)
    return null
  }
  const number = read.whole(
    'loseNumber',
    1,
    there,
    `Enter how many go, from 1 to ${there}: so many of the grade are there`,
  )
  return { grade, number }
}

const lostOf = (read: Reader, ahead: Ahead): Wishes['lost'] => {
  const officers = read.list('lose')
  const strange = officers.find(officer => !ahead.posts.some(post => post.officer === officer))
  if (strange !== undefined) read.wrong('lose', `No officer ${strange} holds cases in ${ahead.unit.name}`)
  const grade = lostGrade(read, officers, ahead)
  if (officers.length === 0 && grade === null) {
    if (read.has('loseFrom')) read.wrong('lose', 'Select who goes, or clear the week')
    return null
  }
  return { officers, grade, week: read.week('loseFrom', ahead.method.weeks) }
}

const placeOf = (read: Reader, name: 'cohortPlace' | 'weightPlace', otherwise: Location): Location => {
  const typed = read.text(name)
  if (typed === '') return otherwise
  const place = locationNamed(typed)
  if (place !== undefined) return place
  read.wrong(name, 'Select community, custody or licence')
  return otherwise
}

const tiersMessage = 'Enter tiers and people, like: B2 10, C1 5'

/** "B2 10, C1 5": tiers with how many people each. */
const tiersOf = (read: Reader, { ruleSet }: Ahead) => {
  const parts = read
    .text('cohortTiers')
    .split(/[,;]+/)
    .map(part => part.trim())
    .filter(part => part !== '')
  const tiers = parts.flatMap(part => {
    const [, tier = '', people = ''] = /^([A-Za-z]\d?S?)\s*[: x]\s*(\d{1,4})$/.exec(part) ?? []
    if (tier === '' || Number(people) < 1) {
      read.wrong('cohortTiers', `${tiersMessage}. “${part}” cannot be read`)
      return []
    }
    if (tierCode(tier.toUpperCase(), ruleSet) === undefined) {
      read.wrong('cohortTiers', `The rules have no tier ${tier}`)
      return []
    }
    return [{ tier: tier.toUpperCase(), people: Number(people) }]
  })
  if (parts.length === 0) read.wrong('cohortTiers', tiersMessage)
  const all = tiers.reduce((sum, { people }) => sum + people, 0)
  if (all > MOST_PEOPLE) read.wrong('cohortTiers', `Enter at most ${MOST_PEOPLE} people in all, not ${all}`)
  return tiers
}

const cohortOf = (read: Reader, ahead: Ahead): Wishes['cohort'] => {
  if (!read.has('cohortTiers', 'cohortTeam', 'cohortFrom', 'cohortStay')) return null
  const { unit, method } = ahead
  const tiers = tiersOf(read, ahead)
  const team = read.text('cohortTeam') || null
  if (team !== null && !unit.teams.some(({ code }) => code === team)) {
    read.wrong('cohortTeam', `${unit.name} has no team ${team}`)
  }
  const closed = read.list('close')
  if (team !== null && closed.includes(team)) {
    read.wrong('cohortTeam', 'The list of this team is closed above: choose another team, or open its list')
  }
  if (team === null && unit.teams.every(({ code }) => closed.includes(code))) {
    read.wrong('cohortTeam', 'Every list is closed above, so nobody can take these people')
  }
  const stay = read.has('cohortStay')
    ? read.whole('cohortStay', 1, 520, 'Enter how many weeks they stay, from 1 to 520, or leave it empty')
    : null
  const location = placeOf(read, 'cohortPlace', 'licence')
  return { team, week: read.week('cohortFrom', method.weeks), location, tiers, stay }
}

const weightsOf = (read: Reader, { ruleSet }: Ahead): Wishes['weights'] => {
  if (!read.has('weightTier', 'weightPoints')) return []
  const tier = read.text('weightTier').toUpperCase()
  if (tierCode(tier, ruleSet) === undefined) {
    read.wrong(
      'weightTier',
      tier === '' ? 'Enter the tier whose weight changes, like B2' : `The rules have no tier ${tier}`,
    )
  }
  const points = read.whole('weightPoints', 0, MOST_POINTS, `Enter points from 0 to ${MOST_POINTS}`)
  return [{ tier, location: placeOf(read, 'weightPlace', 'community'), points }]
}

const suspendedOf = (read: Reader, { ruleSet }: Ahead): Wishes['suspended'] => {
  const letters = read.list('suspend')
  const strange = letters.find(letter => !riskLetters.some(one => one === letter))
  if (strange !== undefined) read.wrong('suspend', `There are no tiers ${strange}`)
  return ruleSet.data.tiers.flatMap(({ name }) => (letters.includes(name.charAt(0)) ? [name] : []))
}

const hoursOf = (read: Reader, ahead: Ahead): Wishes['hours'] => {
  if (!read.has('hoursEach')) {
    if (read.has('hoursGrade', 'hoursFrom')) read.wrong('hoursEach', 'Enter the hours, or clear grade and week')
    return null
  }
  const typed = read.text('hoursEach')
  const each = /^[+-]?\d{1,2}(\.\d{1,2})?$/.test(typed) ? Number(typed) : Number.NaN
  if (!(Math.abs(each) <= MOST_HOURS && each !== 0)) {
    read.wrong('hoursEach', `Enter hours a week from -${MOST_HOURS} to ${MOST_HOURS}, like -3.5`)
  }
  const grade = gradeOf(read, 'hoursGrade')
  if (grade !== null && !ahead.posts.some(post => post.grade === grade)) {
    read.wrong('hoursGrade', `Nobody of this grade holds cases in ${ahead.unit.name}`)
  }
  return { grade, each, week: read.week('hoursFrom', ahead.method.weeks) }
}

/** What somebody wishes to look at, or what cannot be, each at its field. */
export const readWishes = (
  values: Values,
  ahead: Ahead,
): { readonly wishes: Wishes; readonly errors: readonly FieldError[] } => {
  const read = new Reader(values)
  const wishes: Wishes = {
    closed: closedOf(read, ahead),
    lost: lostOf(read, ahead),
    cohort: cohortOf(read, ahead),
    weights: weightsOf(read, ahead),
    suspended: suspendedOf(read, ahead),
    hours: hoursOf(read, ahead),
  }
  return { wishes, errors: read.errors }
}
