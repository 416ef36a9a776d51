import pg from 'pg'
import { type CommandAnswer, type FieldError, notFound, refuse } from '#platform/web/answers.ts'

const words: Readonly<Record<string, FieldError>> = {
  step_up: { field: 'crn', message: 'Confirm first that it is you' },
  review_overdue: {
    field: 'crn',
    message:
      'You have an emergency access that nobody has reviewed in time. Until it is reviewed you cannot open another record. Ask your auditor',
  },
  three_live: { field: 'crn', message: 'You have three records open in an emergency. Wait until one of them closes' },
  five_a_day: {
    field: 'crn',
    message: 'You have opened five records in an emergency within 24 hours. Ask a duty manager',
  },
  same_reason: { field: 'reason', message: 'You gave this reason before. Say what makes it necessary this time' },
  nobody_told: {
    field: 'crn',
    message: 'Nobody could be told of it, so the record stays closed. Ring the duty manager',
  },
  decided_already: { field: '', message: 'Somebody has decided this meanwhile' },
  second_person: {
    field: '',
    message: 'A second person decides: not whoever proposed it, and nobody whom it is about',
  },
  manager_named: {
    field: 'names',
    message:
      'Name a senior probation officer or head of unit among those let in: somebody must be able to agree to a change',
  },
  no_such_row: { field: '', message: 'This limit has been ended or replaced meanwhile' },
}

const NOT_FOR_THIS_PERSON = '42501'

/** What the database refused, in words; what is not for this person to do is not found. Anything else is thrown on. */
export const refusedInWords = async (work: () => Promise<CommandAnswer>): Promise<CommandAnswer> => {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error
    const problem = words[error.constraint ?? '']
    if (problem) return refuse([problem])
    if (error.code === NOT_FOR_THIS_PERSON) return notFound()
    throw error
  }
}
