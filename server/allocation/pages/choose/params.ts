import { z } from 'zod'

const codes = z.preprocess(
  value => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z.array(z.string().regex(/^[\w-]{1,20} [\w-]{1,20}$/)).catch([]),
)

export const ChooseParams = z.object({
  person: z.uuid(),
  team: z
    .string()
    .regex(/^[\w-]{0,20}$/)
    .catch(''),
  /** Officers to set side by side, each with their team. */
  beside: codes,
})
export type ChooseParams = z.output<typeof ChooseParams>
