import { z } from 'zod'

/** What every code has, whatever it stands for. */
const dated = {
  code: z.string().min(1).max(40),
  words: z.string().min(1).max(100),
  /** First day on which an entry may use the code; 1900-01-01 where the sources name no day. */
  from: z.iso.date(),
  /** Last day on which an entry may use it. */
  until: z.iso.date().optional(),
  /** Values that earlier versions of Candour stored for the same thing. They are read, and accepted, as this code. */
  earlier: z.array(z.string()).optional(),
  /** False for a value that stands in records and is accepted from them, but that no form offers any more. */
  offered: z.literal(false).optional(),
}

type Row = { readonly code: string; readonly from: string; readonly until?: string | undefined }

const overlap = (one: Row, other: Row): boolean =>
  one.from <= (other.until ?? '9999') && other.from <= (one.until ?? '9999')

const apart = (rows: readonly Row[]): boolean =>
  Object.values(Object.groupBy(rows, row => row.code)).every(
    (same = []) => !same.some((one, index) => same.slice(index + 1).some(other => overlap(one, other))),
  )

/** A code may have several rows, one after the other: the same thing with another response period, for example. */
const periods = z.object({
  codes: z
    .array(z.object(dated))
    .min(1)
    .refine(rows => rows.every(row => row.until === undefined || row.until >= row.from), 'A code ends before it begins')
    .refine(apart, 'Two rows of one code are in force on one day'),
})

/**
 * The codes of a file.
 *
 * @param properties what each code says beside its words
 * @throws ZodError naming what does not fit
 */
export const readCodes = <P extends z.ZodRawShape>(file: unknown, properties: P) => {
  periods.parse(file)
  return z
    .strictObject({ source: z.string().min(1), codes: z.array(z.strictObject({ ...dated, ...properties })) })
    .parse(file).codes
}
