import { z } from 'zod'

/** An address of one record, to go on to when it is open; anything else leads to the list. */
export const RecordAddress = z
  .string()
  .max(500)
  .regex(/^\/people\/[0-9a-f-]{36}([/?].*)?$/)
  .catch('/people')
