import { readFileSync } from 'node:fs'
import path from 'node:path'

export type GitHead = { readonly branch: string; readonly commit: { readonly id: string } }

const read = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return undefined
  }
}

/** Branch and commit of a checkout, read from its files: a machine that only runs the service may not have git. */
export const gitHead = (checkout: string): GitHead => {
  const head = read(path.join(checkout, '.git/HEAD')) ?? ''
  const ref = head.match(/^ref: (refs\/heads\/(.+))$/)
  if (!ref?.[1] || !ref[2]) return { branch: 'unknown', commit: { id: head.slice(0, 7) || 'unknown' } }
  const loose = read(path.join(checkout, '.git', ref[1]))
  const packed = read(path.join(checkout, '.git/packed-refs'))
    ?.split('\n')
    .find(line => line.endsWith(` ${ref[1]}`))
  return { branch: ref[2], commit: { id: (loose ?? packed ?? 'unknown').slice(0, 7) } }
}
