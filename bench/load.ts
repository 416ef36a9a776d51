import { request } from 'node:http'
import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'

export type Load = {
  /** Where the service listens. */
  readonly origin: string
  /** One for each person: the address they ask for again and again, and the cookie they are signed in with. */
  readonly people: readonly { readonly path: string; readonly cookie: string }[]
  readonly seconds: number
}

/** Milliseconds until the last byte of one answer. @throws Error when it is not 200 */
const askOnce = (url: string, cookie: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const started = performance.now()
    const asked = request(url, { headers: { cookie, 'accept-encoding': 'gzip' } }, answer => {
      answer.resume()
      answer.on('end', () => {
        if (answer.statusCode === 200) resolve(performance.now() - started)
        else reject(new Error(`${url} answered ${answer.statusCode}`))
      })
    })
    asked.on('error', reject)
    asked.end()
  })

/**
 * People who each ask once a second, not all in the same moment, whether or not the last answer has come: a slow service meets
 * a queue, as it would in life.
 *
 * @returns milliseconds of each answer, in no order
 */
export const askedOnceASecond = async ({ origin, people, seconds }: Load): Promise<number[]> => {
  const answers: Promise<number>[] = []
  const began = performance.now()
  await Promise.all(
    people.map(async ({ path, cookie }, index) => {
      for (let second = 0; second < seconds; second += 1) {
        const due = began + second * 1000 + (index * 1000) / people.length
        await pause(Math.max(0, due - performance.now()))
        const answer = askOnce(`${origin}${path}`, cookie)
        // One that fails is told of when all have been asked, and not as a rejection that nobody handles.
        answer.catch(() => {})
        answers.push(answer)
      }
    }),
  )
  return Promise.all(answers)
}

/** The value that so many of a hundred do not exceed. */
export const percentile = (values: readonly number[], of: number): number =>
  values.toSorted((a, b) => a - b)[Math.ceil((values.length * of) / 100) - 1] ?? Number.NaN
