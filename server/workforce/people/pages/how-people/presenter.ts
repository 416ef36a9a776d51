import { isLongVacant, type PostOnDay } from '@candour/workload'
import type { Day } from '#platform/database/tables.ts'
import { dayText } from '#platform/web/dates.ts'
import { countedText, countText } from '#platform/web/numbers.ts'
import { peoplePath } from '../../addresses.ts'
import { gradeName } from '../../grade-name.ts'
import type { PeopleOfUnit } from '../../people-of-unit.ts'

/** Rows that a page shows; the unit below has the others. */
const most = 200

/** Every word of the page that opens the figures of people and posts. */
export const presentHowPeople = ({ whole, rules }: PeopleOfUnit, today: Day) => {
  const names = new Map(whole.staff.map(({ code, name }) => [code, name]))
  const { staff, leavers, turnover, span } = whole
  const seniors = staff.filter(({ grade }) => grade === 'SPO').length
  return {
    title: 'How the figures of people and posts are made',
    heading: `How the figures are made: ${whole.unit.name}`,
    breadcrumbs: [{ text: 'People and posts', href: peoplePath(whole.unit.code) }],
    rules: `Long vacant: more than ${rules.longVacantDays} days. Turnover: over ${rules.turnoverMonths} months. ${rules.source}.`,
    posts: `${countedText(whole.funded, 'funded post')}: ${whole.filled} in post and ${whole.vacant} vacant, ${whole.longVacant} of them for more than ${rules.longVacantDays} days. A post whose holder has left is vacant from the day they left.`,
    postRows: whole.posts
      .slice(0, most)
      .map(post => postRow(post, names, today, isLongVacant(post.vacantSince, today, rules))),
    postsMore: moreText(whole.posts.length),
    staff: `${countedText(staff.length, 'person', 'people')} who have joined and not left on ${dayText(today)}. Staff codes that name nobody do not count.`,
    absent:
      'Absences, measures of work improvement, agency work and days of leaving are recorded by managers, each as an entry. Managers see who; those above and inspectors of the unit see a number, and of absences and measures none from one to four.',
    span: span.known
      ? `${countText(staff.length - seniors)} staff divided by ${countedText(seniors, 'senior probation officer')}.`
      : 'There is no senior probation officer: the span of control is unknown.',
    turnover: turnover.known
      ? `${countedText(leavers.length, 'person', 'people')} left in ${rules.turnoverMonths} months, divided by the mean of staff at the start and at the end.`
      : `Unknown: ${turnover.why}.`,
    leaverRows: leavers
      .slice(0, most)
      .map(({ name, grade, left }) => [
        { text: name },
        { text: gradeName(grade) },
        { text: left ? dayText(left) : '' },
      ]),
  }
}

const moreText = (all: number): string | null =>
  all > most ? `The first ${most} of ${countText(all)} are shown. Open a unit below for the others.` : null

const postRow = (post: PostOnDay, names: ReadonlyMap<string, string>, today: Day, isLong: boolean) => {
  const holder = post.vacantSince === null && post.holder !== null ? (names.get(post.holder) ?? post.holder) : null
  const since = post.vacantSince ?? post.from
  return [
    { text: `Post ${post.post}`, note: post.team },
    { text: gradeName(post.grade) },
    holder === null ? { text: 'Vacant', note: isLong ? 'Long vacant' : '' } : { text: holder },
    { text: since <= today ? dayText(since) : 'To come' },
  ]
}
