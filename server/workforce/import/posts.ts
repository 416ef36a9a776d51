import type { CourtReportRow, OfficerRow } from '../workbook/rows.ts'

/** One officer in one team, with what each sheet says of them. Counts are 99 cells, null when the sheet has no row. */
export type Post = {
  readonly team: string
  readonly officer: string
  readonly surname: string
  readonly forename: string
  readonly gradeCode: string
  readonly allCases: ArrayLike<number> | null
  readonly filtered: ArrayLike<number> | null
  readonly t2a: ArrayLike<number> | null
  readonly allCount: number | null
  readonly communityFirst16Weeks: number
  readonly licenceFirst16Weeks: number
  readonly sdr: number
  readonly fdr: number
  readonly sdrDue: number
  readonly oralReports: number
}

/** Key of an officer in a team, for maps. Codes are never empty and hold no control characters. */
export const postKey = (team: string, officer: string): string => `${team}\u0000${officer}`

const blank: Omit<Post, 'team' | 'officer' | 'surname' | 'forename' | 'gradeCode'> = {
  allCases: null,
  filtered: null,
  t2a: null,
  allCount: null,
  communityFirst16Weeks: 0,
  licenceFirst16Weeks: 0,
  sdr: 0,
  fdr: 0,
  sdrDue: 0,
  oralReports: 0,
}

export type PostsOfFile = {
  readonly addCounts: (row: OfficerRow) => void
  readonly addCourtReports: (row: CourtReportRow) => void
  readonly all: () => readonly Post[]
}

/** Gathers the rows of an officer in a team from four sheets: every sheet may be the first to name them. */
export const postsOfFile = (): PostsOfFile => {
  const posts = new Map<string, Post>()
  const add = (row: OfficerRow | CourtReportRow, facts: Partial<Post>) => {
    const key = postKey(row.teamCode, row.officerKey)
    const { teamCode: team, officerKey: officer, surname, forename, gradeCode } = row
    posts.set(key, { ...(posts.get(key) ?? { ...blank, team, officer, surname, forename, gradeCode }), ...facts })
  }
  return {
    addCounts: row => add(row, factsOfCounts(row)),
    addCourtReports: row =>
      add(row, {
        sdr: row.sdrLast30,
        fdr: row.sdrConversionsLast30,
        sdrDue: row.sdrDueNext30,
        oralReports: row.oralReports,
      }),
    all: () => [...posts.values()],
  }
}

const factsOfCounts = (row: OfficerRow): Partial<Post> => {
  if (row.sheet === 'wmt_extract_filtered') return { filtered: row.counts }
  if (row.sheet === 't2a') return { t2a: row.counts }
  return {
    allCases: row.counts,
    allCount: row.caseCount,
    communityFirst16Weeks: row.communityFirst16Weeks,
    licenceFirst16Weeks: row.licenceFirst16Weeks,
  }
}
