import { createHash, createHmac } from 'node:crypto'
import pg from 'pg'

type WebLogin = { readonly user: string; readonly password: string }

/**
 * The login under which web requests reach the database: a member of `candour_app` and of nothing else, so that SQL slipped into a
 * request cannot become the owner by giving its role back. Name and password follow from the owner's, so that every process that
 * may use the database knows them and two services on one server do not share a login.
 *
 * @returns undefined when the address has no password (a socket, a trusted host): then the owner's connection acts as `candour_app`
 */
const webLogin = (url: string): WebLogin | undefined => {
  const { username, password } = new URL(url)
  if (password === '') return undefined
  const owner = createHash('sha256').update(`${username}\n${password}`).digest('hex')
  return {
    user: `candour_web_${owner.slice(0, 8)}`,
    password: createHmac('sha256', decodeURIComponent(password)).update('candour web login').digest('base64url'),
  }
}

/** The address of a database for web requests. */
export const webAddress = (url: string): string => {
  const login = webLogin(url)
  if (!login) return url
  const address = new URL(url)
  address.username = login.user
  address.password = login.password
  return address.href
}

/** Makes the login unless it is there. As the owner of the database. */
export const makeWebLogin = async (owner: pg.Client, url: string): Promise<void> => {
  const login = webLogin(url)
  if (!login) return
  const found = await owner.query('select from pg_roles where rolname = $1', [login.user])
  if (found.rowCount !== 0) return
  await owner
    .query(`create role ${login.user} login password ${pg.escapeLiteral(login.password)} in role candour_app`)
    .catch((error: unknown) => {
      // Two services that start at once on one server.
      if (!(error instanceof pg.DatabaseError && (error.code === '42710' || error.code === '23505'))) throw error
    })
}
