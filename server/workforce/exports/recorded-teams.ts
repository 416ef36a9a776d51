import { type ExportRequest, everyone } from './report.ts'

/** The teams of a unit, and those of them whose rows come from the record; the others stand by a nightly file. None of them in a result. */
export const teamsOf = async ({
  figures,
}: ExportRequest): Promise<{ readonly teams: readonly string[]; readonly recorded: ReadonlySet<string> }> => {
  const { officers } = await figures.officers(everyone)
  return {
    teams: [...new Set(officers.map(one => one.team))],
    recorded: new Set(officers.filter(one => one.source === 'record').map(one => one.team)),
  }
}
