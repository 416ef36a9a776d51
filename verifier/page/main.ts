import { verifyFile } from '../verify-file.ts'
import { UnreadableZip } from '../zip/read-zip.ts'
import { resultOf, troubleOf } from './result.ts'

const byId = <E extends HTMLElement>(id: string, kind: new () => E): E => {
  const found = document.getElementById(id)
  if (found instanceof kind) return found
  throw new Error(`The page has no ${id}`)
}

const [file, policy] = [byId('file', HTMLInputElement), byId('policy', HTMLInputElement)]
const result = byId('result', HTMLElement)
const status = byId('status', HTMLElement)
const drop = byId('drop', HTMLDivElement)

const show = (elements: readonly HTMLElement[]): void => {
  status.textContent = ''
  result.replaceChildren(...elements)
  // Its verdict comes first, and whoever cannot see it appear is taken there.
  elements[0]?.setAttribute('tabindex', '-1')
  elements[0]?.focus()
}

/** Lets the words appear before a long computation keeps the page from drawing. */
const painted = (): Promise<void> => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)))

const bytesOf = async (chosen: File): Promise<Uint8Array> => new Uint8Array(await chosen.arrayBuffer())

const check = async (chosen: File | undefined): Promise<void> => {
  if (!chosen) return show(troubleOf('Choose a bundle or a part of an entry first.'))
  result.replaceChildren()
  status.textContent = `Checking ${chosen.name}. A large bundle takes some seconds.`
  await painted()
  try {
    const [pinned] = policy.files ?? []
    const verified = verifyFile(await bytesOf(chosen), pinned && (await bytesOf(pinned)))
    show(resultOf(verified, chosen.name, pinned !== undefined))
  } catch (error) {
    if (error instanceof UnreadableZip) return show(troubleOf(`${chosen.name}: ${error.message}.`))
    show(troubleOf(`${chosen.name} could not be read: ${error instanceof Error ? error.message : String(error)}.`))
  }
}

byId('choose', HTMLFormElement).addEventListener('submit', event => {
  event.preventDefault()
  check(file.files?.[0])
})
file.addEventListener('change', () => check(file.files?.[0]))
policy.addEventListener('change', () => {
  if (file.files?.[0]) check(file.files[0])
})

// A file that misses the box would replace the page in the browser, so the whole page takes it.
document.addEventListener('dragover', event => {
  event.preventDefault()
  drop.classList.add('dropping')
})
document.addEventListener('dragleave', () => drop.classList.remove('dropping'))
document.addEventListener('drop', event => {
  event.preventDefault()
  drop.classList.remove('dropping')
  const dropped = event.dataTransfer?.files
  if (!dropped?.[0]) return
  file.files = dropped
  check(dropped[0])
})
