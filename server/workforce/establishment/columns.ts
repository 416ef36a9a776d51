/** A column of the spreadsheet of the establishment. */
export type Column = {
  readonly name: string
  readonly about: string
  readonly value: 'text' | 'day' | 'hours' | 'grade' | 'yes or no' | 'basis'
  readonly needed: boolean
}

export type SheetName = 'posts' | 'staff'

const column = (name: string, about: string, value: Column['value'], needed = false): Column => ({
  name,
  about,
  value,
  needed,
})

/** Grades that the establishment knows: bands, not the codes of the nightly workbook, where `PSO` means another grade. */
export const grades = ['PO', 'PSO', 'TPO', 'SPO', 'CA'] as const

/** Every column of both sheets. docs/import-establishment.md is held to this list by a test. */
export const columns: Readonly<Record<SheetName, readonly Column[]>> = {
  staff: [
    column('staff_code', 'Staff code, the same as in the nightly workbook', 'text', true),
    column('name', 'Forename and surname', 'text', true),
    column('grade', 'Grade', 'grade', true),
    column('team_code', 'Team. A second row of the same person in another team is a second post', 'text', true),
    column('joined', 'First day here', 'day', true),
    column('hours', 'Contracted hours a week in this team, 0 to 37.5; empty leaves them as they are', 'hours'),
    column('hours_from', 'First day of these hours; empty is the day of the import', 'day'),
    column('basis', '`employed` or `agency`; empty is employed', 'basis'),
    column('last_day', 'Last day at work, when somebody leaves', 'day'),
  ],
  posts: [
    column('post', 'Number of the post in your establishment', 'text', true),
    column('team_code', 'Team that the post belongs to', 'text', true),
    column('grade', 'Grade of the post', 'grade', true),
    column('staff_code', 'Who holds it; empty when it is vacant', 'text'),
    column('since', 'Since when it is held by them, or vacant', 'day', true),
    column('funded', '`yes` or `no`; empty is yes', 'yes or no'),
  ],
}

/** Names of the sheets, in the order in which they are read: a post names somebody of the staff. */
export const sheetNames: readonly SheetName[] = ['staff', 'posts']

/** A heading as people write it: "Staff code" and "staff_code" are one. */
export const headingKey = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
