import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
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
  readonly #file
  readonly #zip
  #part: Part | undefined
  #text: string[] = []
  #length = 0

  constructor(path: string) {
    const file = createWriteStream(path)
    this.#file = file
    this.#zip = new Zip((error, bytes, final) => {
      if (error) file.destroy(error)
      else if (final) file.end(bytes)
      else file.write(bytes)
    })
  }

  /** Starts the next part; the one before is finished first. */
  start(name: string): void {
    this.#finishPart()
    this.#part = new Part(name)
    this.#zip.add(this.#part)
  }

  /** Adds text to the current part; resolves when the disk has room for more. */
  async write(text: string): Promise<void> {
    this.#text.push(text)
    this.#length += text.length
    if (this.#length < blockBytes) return
    this.#part?.push(this.#take())
    if (this.#file.writableNeedDrain) await once(this.#file, 'drain')
  }

  /** @throws the file system's own error, for a full disk or a folder that is not there */
  async finish(): Promise<void> {
    this.#finishPart()
    this.#zip.end()
    await finished(this.#file)
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
