import { type Logger, pino } from 'pino'

/** The log of a running service: one JSON line an event, on standard output. Personal data has no way into it. */
export const createLog = (): Logger => pino({ name: 'candour', base: null })
