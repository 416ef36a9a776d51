import { EntryRefused } from '#caseload'
import { type CommandAnswer, refuse } from '#platform/web/answers.ts'

/** Runs an act that writes in the record: what the record refuses becomes words beside the form. */
export const refusingInWords = async (act: () => Promise<CommandAnswer>): Promise<CommandAnswer> => {
  try {
    return await act()
  } catch (error) {
    if (error instanceof EntryRefused) return refuse(error.problems)
    throw error
  }
}
