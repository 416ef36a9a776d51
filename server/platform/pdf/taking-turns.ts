/** Lets only so many pieces of work run at once; the others wait, first come first served. */
export const takingTurns = (atOnce: number): (<T>(work: () => Promise<T>) => Promise<T>) => {
  const waiting: (() => void)[] = []
  let running = 0
  return async work => {
    if (running >= atOnce) await new Promise<void>(resolve => waiting.push(resolve))
    else running += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      // Whoever is next takes over this place, so the number of places in use stays the same.
      if (next) next()
      else running -= 1
    }
  }
}
