import { performance } from 'node:perf_hooks'

/** How far an import has come; `done` runs from 0 to 1. */
export type ImportProgress = { readonly stage: string; readonly done: number }

/** A person who watches needs news a few times a second; each is a write. */
const leastMilliseconds = 300

export type StageClock = {
  /** Begins a stage: its news is written before it starts. */
  readonly enter: (stage: string) => Promise<void>
  /** News from within the stage; most of it is dropped. */
  readonly within: (detail: string, done: number) => void
  /** Waits for the last news to be written. */
  readonly settled: () => Promise<void>
  /** Seconds by stage so far. */
  readonly seconds: () => Readonly<Record<string, number>>
}

/** Times the stages of an import and passes on its progress, never two pieces of news at once. */
export const stageClock = (tell: (progress: ImportProgress) => Promise<void>): StageClock => {
  const milliseconds = new Map<string, number>()
  let stage = ''
  let since = performance.now()
  let told = 0
  let telling: Promise<void> = Promise.resolve()
  let failure: unknown

  const close = () => {
    const now = performance.now()
    if (stage !== '') milliseconds.set(stage, (milliseconds.get(stage) ?? 0) + now - since)
    since = now
  }
  const send = (progress: ImportProgress): Promise<void> => {
    told = performance.now()
    telling = telling
      .then(() => tell(progress))
      .catch(error => {
        failure = error
      })
    return telling
  }
  const settled = async () => {
    await telling
    if (failure) throw failure
  }
  return {
    enter: async next => {
      close()
      stage = next
      await send({ stage: next, done: milliseconds.size > 1 ? 1 : 0 })
      await settled()
    },
    within: (detail, done) => {
      if (performance.now() - told > leastMilliseconds) void send({ stage: detail, done })
    },
    settled,
    seconds: () => {
      close()
      return Object.fromEntries([...milliseconds].map(([name, ms]) => [name, Math.round(ms) / 1000]))
    },
  }
}
