/** Names of people by pseudonym, and of staff by code, of those whom the reader may meet. */
export type Names = { readonly people: ReadonlyMap<string, string>; readonly staff: ReadonlyMap<string, string> }

export const personName = ({ people }: Names, id: string): string =>
  people.get(id) ?? 'Somebody who is not in your sight'

/** An officer of a plan is a staff code and a team. */
export const officerName = ({ staff }: Names, id: string): string => {
  const [code = '', team = ''] = id.split(' ')
  return `${staff.get(code) ?? code} (${team})`
}
