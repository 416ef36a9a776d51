import { randomUUID } from 'node:crypto'
import {
  commitFields,
  type EntryFields,
  formatCheckpoint,
  formatVerifierKey,
  fromHex,
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
import { type Envelope, type FieldsEnvelope, leafOf, type WholeEnvelope } from '../bundle/envelope.ts'
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
export type Written<E extends Envelope = WholeEnvelope> = {
  readonly index: number
  readonly envelope: E
  readonly payload: unknown
  readonly salt: string
}

/** A log in memory that seals and signs as the service does: the same envelopes, the same notes. */
export class MemoryLog {
  readonly tree = new MemoryTree()
  readonly written: Written<Envelope>[] = []
  readonly policy: string
  readonly #origin: string
  readonly #seed: Uint8Array
  #filled = 0
  readonly #heads = new Map<string, { readonly seq: number; readonly leaf: string }>()

  constructor(origin = 'candour.example/test') {
    this.#origin = origin
    this.#seed = sha256(utf8(origin))
    this.policy = `log ${formatVerifierKey(this.#key())}\nquorum none\n`
  }

  /** Leaves of others, of which nothing but the hash is known. */
  fill(count: number): void {
    for (let i = 0; i < count; i++) this.tree.appendHash(sha256(utf8(`leaf of somebody else ${i}`)))
    this.#filled += count
  }

  /** What was written since the log had this many leaves. */
  since(size: number): readonly Written<Envelope>[] {
    return this.written.slice(size - this.#filled)
  }

  write(act: Act): Written {
    const salt = this.#salt()
    return this.#append({ v: 1, ...this.#common(act), commit: commitmentOf(act.payload, salt) }, act, salt)
  }

  /** Writes an entry whose payload is committed to field by field. */
  writeInFields(act: Act & { readonly payload: EntryFields }): Written<FieldsEnvelope> {
    const salt = this.#salt()
    return this.#append({ v: 2, ...this.#common(act), fields: commitFields(fromHex(salt), act.payload) }, act, salt)
  }

  #salt(): string {
    return toHex(sha256(utf8(`salt ${this.written.length}`)))
  }

  #common({ stream, type, supersedes, ...when }: Act) {
    const head = this.#heads.get(stream)
    const recorded = when.recorded ?? '2026-09-01T09:00:00.000Z'
    return {
      type,
      stream,
      seq: (head?.seq ?? 0) + 1,
      entry: randomUUID(),
      recorded,
      happened: { from: when.happened ?? recorded.slice(0, 10) },
      supersedes: supersedes ?? null,
      prev: head?.leaf ?? null,
    }
  }

  #append<E extends Envelope>(envelope: E, { stream, payload }: Act, salt: string): Written<E> {
    const written = { index: this.tree.size, envelope, payload, salt }
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
