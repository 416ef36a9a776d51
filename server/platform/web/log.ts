import { type Logger, pino } from 'pino'

/**
 * The log of a running service: one JSON line an event. Personal data has no way into it.
 *
 * @param file where to write; standard output when there is none
 */
export const createLog = (file?: string): Logger =>
  pino(
    { name: 'candour', base: null },
    file ? pino.destination({ dest: file, mkdir: true, sync: false }) : pino.destination(1),
  )
