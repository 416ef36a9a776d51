import { zipSync } from 'fflate'

// A zip tells local time; the parts of this date read the same everywhere, so the same files give the same zip.
const noDate = new Date(1980, 0, 1)

/** A zip of the files, by name, in their order: the same bytes for the same files. */
export const writeZip = (files: ReadonlyMap<string, Uint8Array>): Uint8Array =>
  zipSync(Object.fromEntries(files), { mtime: noDate, level: 6 })
