import type { FileHandle } from 'node:fs/promises'
import { constants, deflateRawSync } from 'node:zlib'
import { Zip, ZipPassThrough } from 'fflate'

/** Bytes gathered before they are compressed: larger gains nothing. */
const blockBytes = 1 << 20

/** fflate lays out the zip; zlib compresses, three times as fast. Blocks that end in a flush can stand one after another. */
class Part extends ZipPassThrough {
  override readonly compression = 8
  /** The same file must give the same bytes on any day. */
  override readonly mtime = new Date(2026, 0, 1)

  protected override process(block: Uint8Array, final: boolean): void {
    const finishFlush = final ? constants.Z_FINISH : constants.Z_SYNC_FLUSH
    this.ondata(null, deflateRawSync(block, { level: 6, finishFlush }), final)
  }
}

/** Writes a zip part by part and text by text, holding about a megabyte. */
export class ZipWriter {
  readonly #file: FileHandle
  readonly #zip: Zip
  readonly #ready: Uint8Array[] = []
  #part: Part | undefined
  #text: string[] = []
  #length = 0

  /** @param file open for writing; who opened it closes it */
  constructor(file: FileHandle) {
    this.#file = file
    this.#zip = new Zip((error, bytes) => {
      if (error) throw error
      this.#ready.push(bytes)
    })
  }

  /** Starts the next part; the one before is finished first. */
  start(name: string): void {
    this.#finishPart()
    this.#part = new Part(name)
    this.#zip.add(this.#part)
  }

  /** Adds text to the current part; resolves when the file has taken what was ready. */
  async write(text: string): Promise<void> {
    this.#text.push(text)
    this.#length += text.length
    if (this.#length < blockBytes) return
    this.#part?.push(this.#take())
    await this.#file.appendFile(Buffer.concat(this.#ready.splice(0)))
  }

  /** Finishes the last part and the zip's directory. */
  async finish(): Promise<void> {
    this.#finishPart()
    this.#zip.end()
    await this.#file.appendFile(Buffer.concat(this.#ready.splice(0)))
  }

  #finishPart(): void {
    this.#part?.push(this.#take(), true)
    this.#part = undefined
  }

  #take(): Uint8Array {
    const bytes = Buffer.from(this.#text.join(''))
    this.#text = []
    this.#length = 0
    return bytes
  }
}
