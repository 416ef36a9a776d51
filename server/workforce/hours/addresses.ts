import { officerPath } from '../pages/figures/addresses.ts'

type Post = { readonly team: string; readonly officer: string }

/** Path of an officer's hours and reductions in a team. */
export const hoursPath = ({ team, officer }: Post): string => `${officerPath(team, officer)}/hours`

/** Path of an officer's reductions in a team; with a number, of one of them. */
export const reductionPath = ({ team, officer }: Post, id: number | 'new'): string =>
  `${officerPath(team, officer)}/reductions/${id}`
