import { setTimeout as pause } from 'node:timers/promises'
import type { Policy } from '@candour/ledger'
import type { Databases } from '../database/databases.ts'
import { announceKey } from './checkpoint.ts'
import { Halted } from './halted.ts'
import { integrate } from './integrate.ts'
import { latestCheckpoint } from './log.ts'
import { rememberCheckpoint } from './memory.ts'
import { OnlyWriter } from './only-writer.ts'
import { compareWithOutside, type SigningLog, signCheckpoint } from './signing.ts'
import { numberedHead, requireOwnKey } from './standing.ts'
import type { TimeStampAuthority } from './time-stamp/authority.ts'
import { stampWhenDue } from './time-stamp/stamp.ts'
import { Troubles } from './troubles.ts'
import { noWitnesses } from './witness/configured.ts'
import { recordWitnesses } from './witness/policy.ts'

const BATCH_EVERY_MS = 250
const CHECKPOINT_EVERY_MS = 10_000
const AFTER_A_FAILURE_MS = 2_000

export type Sequencer = {
  readonly stop: () => Promise<void>
  /** Why numbering or signing has stopped, or null while both run. */
  readonly failure: () => Error | null
}

/** What a sequencer needs besides its database. */
export type SequencerSettings = {
  /** Holds the keys of the log, and its memory of the last checkpoint. */
  readonly dataFolder: string
  readonly witnesses?: Policy
  readonly timeStamps?: TimeStampAuthority | undefined
  readonly now?: () => Date
  /** Told once of each thing that somebody must act on. */
  readonly warn?: (what: string) => void
}

/**
 * Holds the database against everything outside it before the first leaf is numbered, and takes up what the settings say.
 *
 * @throws Halted when the database is an older copy, or that of another log
 */
const takeUp = async (log: SigningLog, now: Date): Promise<void> => {
  const { system, dataFolder, policy } = log
  const { keys, remembered } = await compareWithOutside(log, await numberedHead(system))
  await requireOwnKey(system, keys.current)
  await system.transaction().execute(async trx => {
    await announceKey(trx, keys.current)
    await recordWitnesses(trx, policy, now)
  })
  const newest = await system.transaction().execute(latestCheckpoint)
  if (!remembered && newest) await rememberCheckpoint(dataFolder, newest.note, newest.published_at)
}

/** Numbers in the foreground; signs and stamps behind it, since others are waited for. */
class Rounds {
  readonly #log: SigningLog
  readonly #settings: SequencerSettings
  readonly #writer: OnlyWriter
  readonly #warn: (what: string) => void
  readonly troubles: Troubles
  /** The first checkpoint of a run comes at once: witnesses that were away learn of what they missed. */
  #wanted = true
  #stampWanted = false
  #signedSize = 0
  #signedAt = 0
  #notBefore = 0
  #signing: Promise<void> | undefined
  #stamping: Promise<void> | undefined

  constructor(databases: Databases, settings: SequencerSettings) {
    const { dataFolder, witnesses = noWitnesses, warn = console.error } = settings
    this.#settings = settings
    this.#warn = warn
    this.#log = { system: databases.system, dataFolder, policy: witnesses }
    this.troubles = new Troubles(databases.system, warn)
    this.#writer = new OnlyWriter(databases.url, () => {
      this.#wanted = true
      this.#stampWanted = true
    })
  }

  /** @throws Error when another process numbers already, or the settings or the database cannot be used */
  async start(): Promise<void> {
    await this.#writer.ensure()
    try {
      await takeUp(this.#log, this.#now())
      await this.troubles.note('outside', null)
    } catch (error) {
      if (!(error instanceof Halted)) {
        await this.#writer.release()
        throw error
      }
      await this.troubles.note('outside', error)
    }
  }

  /** One turn: what is waiting is numbered, and a checkpoint is begun when one is due. */
  async turn(): Promise<void> {
    if (this.troubles.halted) return
    try {
      await this.#writer.ensure()
      while ((await integrate(this.#log.system)) > 0);
      await this.troubles.note('numbering', null)
      await this.#signWhenDue()
    } catch (error) {
      await this.troubles.note('numbering', error)
    }
  }

  async stop(): Promise<void> {
    await this.#signing
    await this.#stamping
    await this.#writer.release()
  }

  #now(): Date {
    return this.#settings.now?.() ?? new Date()
  }

  async #signWhenDue(): Promise<void> {
    const { size } = await numberedHead(this.#log.system)
    const clock = performance.now()
    const due = this.#wanted || clock - this.#signedAt >= CHECKPOINT_EVERY_MS
    // A wish stays until something is signed: its own leaf may still be waiting behind an older transaction.
    if (this.#signing || size === 0 || size === this.#signedSize || !due || clock < this.#notBefore) return
    this.#wanted = false
    this.#signing = this.#sign().finally(() => {
      this.#signing = undefined
    })
  }

  async #sign(): Promise<void> {
    try {
      this.#signedSize = await signCheckpoint(this.#log, this.#now())
      this.#signedAt = performance.now()
      await this.troubles.note('signing', null)
    } catch (error) {
      this.#wanted = true
      this.#notBefore = performance.now() + AFTER_A_FAILURE_MS
      await this.troubles.note('signing', error)
      return
    }
    this.#stamping ??= this.#stamp().finally(() => {
      this.#stamping = undefined
    })
  }

  /** A stamp that does not come holds nothing up: the page of the ledger shows the last one. */
  async #stamp(): Promise<void> {
    const { timeStamps } = this.#settings
    if (!timeStamps) return
    const asked = this.#stampWanted
    try {
      await stampWhenDue(this.#log.system, timeStamps, { asked, now: this.#now() })
      this.#stampWanted = false
    } catch (error) {
      this.#warn(error instanceof Error ? error.message : String(error))
    }
  }
}

/**
 * Numbers new leaves four times a second and signs a checkpoint when the log grew: at most every ten seconds, or at once when a
 * transaction asked for one. Before the first leaf, and before each signature, what was signed earlier is held against the
 * database: an older copy is numbered no further, and `failure` names it.
 *
 * @throws Error when another process already does it
 */
export const startSequencer = async (databases: Databases, settings: SequencerSettings): Promise<Sequencer> => {
  const rounds = new Rounds(databases, settings)
  await rounds.start()
  const stopping = new AbortController()
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await rounds.turn()
      await pause(BATCH_EVERY_MS, undefined, { signal: stopping.signal }).catch(() => {})
    }
  }
  const running = run()
  return {
    failure: () => rounds.troubles.first,
    stop: async () => {
      stopping.abort()
      await running
      await rounds.stop()
    },
  }
}
