import {
  cosign,
  formatPolicy,
  formatSignatureLine,
  noteText,
  type Policy,
  type Signer,
  signNote,
} from '@candour/ledger'
import { MemoryLog } from './memory-log.ts'

/** Who signs a checkpoint of some size, and who has cosigned it. */
export type Signatures = { readonly log: readonly Signer[]; readonly witnesses: readonly Signer[] }

/** A log that changes its keys, or that witnesses follow. */
export class WatchedLog extends MemoryLog {
  override readonly policy: string
  readonly #signaturesAt: (size: number) => Signatures

  constructor(origin: string, policy: Policy, signaturesAt: (size: number) => Signatures) {
    super(origin)
    this.policy = formatPolicy(policy)
    this.#signaturesAt = signaturesAt
  }

  override checkpoint(size = this.tree.size): string {
    const text = noteText(super.checkpoint(size))
    const { log, witnesses } = this.#signaturesAt(size)
    const lines = witnesses.map(witness => formatSignatureLine(cosign(text, 1_790_000_000, witness)))
    return `${signNote(text, log)}${lines.join('')}`
  }
}
