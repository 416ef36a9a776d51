import { randomUUID } from 'node:crypto'
import {
  formatCheckpoint,
  formatVerifierKey,
  MemoryTree,
  readRange,
  sha256,
  signatureTypes,
  signNote,
  toBase64Url,
  toHex,
  utf8,
  verifierKey,
} from '@candour/ledger'
import { ed25519 } from '@noble/curves/ed25519.js'
import { commitmentOf } from '../bundle/disclosed.ts'
import { type Envelope, leafOf } from '../bundle/envelope.ts'
import type { Inclusion } from '../bundle/write-bundle.ts'

type Act = {
  readonly stream: string
  readonly type: string
  readonly payload: unknown
  readonly recorded?: string
  readonly happened?: string
  readonly supersedes?: string
}

/** An entry as it went into the log, with what opens its commitment. */
export type Written = {
  readonly index: number
  readonly envelope: Envelope
  readonly payload: unknown
  readonly salt: string
}

/** A log in memory that seals and signs as the service does: the same envelopes, the same notes. */
export class MemoryLog {
  readonly tree = new MemoryTree()
  readonly written: Written[] = []
  readonly policy: string
  readonly #origin: string
  readonly #seed: Uint8Array
  readonly #heads = new Map<string, { readonly seq: number; readonly leaf: string }>()

  constructor(origin = 'candour.example/test') {
    this.#origin = origin
    this.#seed = sha256(utf8(origin))
    this.policy = `log ${formatVerifierKey(this.#key())}\nquorum none\n`
  }

  write({ stream, type, payload, supersedes, ...when }: Act): Written {
    const head = this.#heads.get(stream)
    const salt = toHex(sha256(utf8(`salt ${this.written.length}`)))
    const recorded = when.recorded ?? '2026-09-01T09:00:00.000Z'
    const envelope: Envelope = {
      v: 1,
      type,
      stream,
      seq: (head?.seq ?? 0) + 1,
      entry: randomUUID(),
      recorded,
      happened: { from: when.happened ?? recorded.slice(0, 10) },
      supersedes: supersedes ?? null,
      commit: commitmentOf(payload, salt),
      prev: head?.leaf ?? null,
    }
    const written = { index: this.written.length, envelope, payload, salt }
    this.tree.appendHash(leafOf(envelope))
    this.#heads.set(stream, { seq: envelope.seq, leaf: toBase64Url(leafOf(envelope)) })
    this.written.push(written)
    return written
  }

  checkpoint(size = this.tree.size): string {
    const text = formatCheckpoint({ origin: this.#origin, size, root: this.tree.root(size) })
    return signNote(text, [{ key: this.#key(), sign: message => ed25519.sign(message, this.#seed) }])
  }

  range(size: number): readonly string[] {
    return readRange(this.tree.node, { start: 0, end: size }).nodes.map(node => toHex(node.hash))
  }

  inclusion(index: number, size: number): Inclusion {
    return { index, path: this.tree.inclusionProof(index, size) }
  }

  #key() {
    return verifierKey(this.#origin, signatureTypes.ed25519, ed25519.getPublicKey(this.#seed))
  }
}
