/** Where a person is supervised. The workbook writes licence in two spellings; Candour writes one. */
export type Location = 'community' | 'custody' | 'licence'

/** The order of the blocks in the workbook and in every array of cells. */
export const locations: readonly Location[] = ['community', 'custody', 'licence']

const spellings: Readonly<Record<string, Location>> = {
  community: 'community',
  custody: 'custody',
  licence: 'licence',
  license: 'licence',
}

/**
 * The location that a text of the workbook means, in either spelling of licence and any case.
 *
 * @returns undefined for any other text: the caller refuses the row and names it
 * @source WMT lost licence cases to the second spelling
 */
export const locationNamed = (text: string): Location | undefined => spellings[text.trim().toLowerCase()]
