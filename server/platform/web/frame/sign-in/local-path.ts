import { z } from 'zod'
import { isLocal } from '../../address.ts'

/** A path of this service to go on to; anything else leads home. */
export const LocalPath = z.string().refine(isLocal).catch('/')
