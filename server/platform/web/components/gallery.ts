import { z } from 'zod'
import { audit } from '#platform/audit/audit.ts'
import { done, render } from '../answers.ts'
import { everyone, permission } from '../permission.ts'
import type { Room } from '../room.ts'
import { form, page, table } from '../route.ts'
import { barChart } from './chart/bar-chart.ts'
import { lineChart } from './chart/line-chart.ts'
import { typedDay } from './date-field/day.ts'
import { selectedFilters } from './filter/filters.ts'
import { paginate } from './pagination/paginate.ts'
import { sortableHeads } from './sortable-table/sort.ts'
import { statusTags } from './status-tag/status-tags.ts'

const address = { path: '/gallery', query: { officer: 'Ada', sort: 'workload', order: 'descending' } }
const percent = (value: number): string => `${value}%`
const months = ['June 2026', 'July 2026', 'August 2026', 'September 2026']

const pointsOf = (...values: (number | undefined)[]) =>
  values.map((value, x) => ({ x, xText: months[x] ?? '', ...(value === undefined ? {} : { value }) }))

const view = {
  title: 'Components',
  heading: 'Components',
  breadcrumbs: [{ text: 'Home', href: '/' }],
  source: {
    source: 'WMT_PS.xlsx',
    asAt: '22 November 2026 at 3:05am',
    age: '2 hours ago',
    rules: 'workload rule set April 2021',
    link: { text: 'About the figures', href: '/about-the-figures' },
  },
  stats: [
    { label: 'Workload', value: '131%', note: 'Limit 110%', how: '/gallery' },
    { label: 'Cases', value: '1,204' },
    { label: 'No named officer', value: 'Unknown', note: 'No allocation in the source' },
  ],
  tag: statusTags.late,
  bars: barChart({
    id: 'teams',
    heading: 'Workload of each team',
    finding: 'Two of four teams are above 110%.',
    labelHeading: 'Team',
    valueHeading: 'Workload',
    bars: [
      { label: 'North', value: 131.4, valueText: '131%' },
      { label: 'Courts and community engagement', value: 112, valueText: '112%' },
      { label: 'South', value: 84, valueText: '84%' },
      { label: 'East', unknown: 'no hours recorded' },
    ],
    limit: { value: 110, text: '110%' },
    tickText: percent,
  }),
  lines: lineChart({
    id: 'months',
    heading: 'Workload since June',
    finding: 'North has been above 110% since July.',
    xHeading: 'Month',
    lines: [
      { name: 'North', points: pointsOf(104, 118, 127, 131) },
      { name: 'South', points: pointsOf(92, undefined, 88, 84) },
    ],
    limit: { value: 110, text: '110%' },
    valueText: percent,
  }),
  selected: selectedFilters([{ heading: 'Officer', name: 'officer', chosen: 'Ada' }], address),
  heads: sortableHeads(
    [{ text: 'Team', sort: 'team' }, { text: 'Workload', numeric: true, sort: 'workload' }, { text: 'Status' }],
    { by: 'workload', order: 'descending' },
    address,
  ),
  rows: [
    [{ text: 'North', href: '/gallery' }, { text: '131%', numeric: true }, { tag: statusTags.aboveLimit }],
    [{ text: 'East', href: '/gallery' }, { text: 'Unknown', numeric: true, note: 'no hours recorded' }, { text: '' }],
  ],
  pages: paginate({ total: 305, page: 4, size: 25, things: 'teams' }, address),
  entries: [
    {
      title: 'Home visit',
      href: '/gallery',
      by: 'Ada Obi',
      datetime: '2026-11-20T09:32:00.000Z',
      when: '20 November 2026 at 9:32am',
      tags: [statusTags.late],
      paragraphs: ['Seen at home.\nHis mother was there.'],
      facts: [{ key: 'Written', value: '22 November 2026 at 5pm' }],
      links: [{ text: 'Correct', href: '/gallery', hidden: 'the home visit of 20 November 2026' }],
    },
    { title: 'Plan reviewed', when: '12 November 2026', paragraphs: ['Sentence plan reviewed together.'] },
  ],
}

const mayLook = permission('look at the components', everyone)

/** A room for tests: one page that shows every component once. */
export const gallery: Room = {
  name: 'gallery',
  routes: table(
    page('/gallery', mayLook, audit('VIEW_GALLERY'), z.object({}), async () =>
      render('platform/web/components/gallery.njk', view),
    ),
    form(
      '/gallery',
      mayLook,
      audit('SAVE_VISIT'),
      z.object({ visited: typedDay('Enter the date of the home visit, like 3 2 2026') }),
      async ({ input }) => done(`Visit of ${input.visited} saved`, '/gallery'),
      '/gallery',
    ),
  ),
  navigation: [{ text: 'Components', href: '/gallery', permission: mayLook, about: 'See every part of a page.' }],
}
