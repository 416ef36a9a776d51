import { z } from 'zod'

/** A path of this service to go on to; anything else leads home. */
export const LocalPath = z
  .string()
  .regex(/^\/(?![/\\])/)
  .catch('/')
