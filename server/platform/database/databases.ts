import { connect } from './connect.ts'
import type { Db } from './tables.ts'

export type Databases = {
  /** Every web request; row-level security applies. */
  readonly app: Db
  /** Imports, the demonstration loader, the ledger's sequencer. */
  readonly system: Db
  readonly url: string
  readonly close: () => Promise<void>
}

/** Opens both pools on one database. */
export const openDatabases = (url: string): Databases => {
  const app = connect(url, 'candour_app', 16)
  const system = connect(url, 'candour_system', 6)
  return {
    app,
    system,
    url,
    close: async () => {
      await app.destroy()
      await system.destroy()
    },
  }
}
