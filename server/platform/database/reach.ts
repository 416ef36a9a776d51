/** What a person can do about a database that does not let us in, by the error's code. */
const WHAT_TO_DO: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'No PostgreSQL answers at DATABASE_URL. Start it, or unset DATABASE_URL to use the embedded one.',
  ENOTFOUND:
    'The host in DATABASE_URL is not known. Check its spelling, or unset DATABASE_URL to use the embedded one.',
  EAI_AGAIN: 'The host in DATABASE_URL cannot be looked up now. Check the network, or unset DATABASE_URL.',
  ETIMEDOUT: 'The host in DATABASE_URL does not answer. Check the network and its firewall.',
  EHOSTUNREACH: 'The host in DATABASE_URL cannot be reached. Check the network.',
  '28P01': 'PostgreSQL refuses the password in DATABASE_URL. Put the right one in.',
  '28000': 'PostgreSQL does not let the user in DATABASE_URL in. Check the user, or the server’s pg_hba.conf.',
  '3D000': 'The database named in DATABASE_URL does not exist. Make it first, with createdb.',
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** Failures that PostgreSQL's driver tells by words alone. */
const byWords = ({ message }: Error): string | undefined => {
  if (/timeout expired/i.test(message)) return WHAT_TO_DO.ETIMEDOUT
  if (/Connection terminated unexpectedly/.test(message)) {
    return 'What answers at DATABASE_URL hangs up. Check that host and port are those of a PostgreSQL.'
  }
  return undefined
}

/** Turns a failed connection into words that say what to do; any other error stays as it is. No password is repeated. */
export const explainUnreachable = (error: unknown): unknown => {
  if (!(error instanceof Error)) return error
  const words = WHAT_TO_DO[codeOf(error)] ?? byWords(error)
  return words ? new Error(words, { cause: error }) : error
}
