const WIDTH = 30

export type Progress = { readonly at: (done: number, total: number) => void; readonly end: () => void }

/**
 * A progress bar on standard error: one line that fills up on a terminal, a line per tenth elsewhere.
 *
 * @param what what is being done, in the person's words
 */
export const progressBar = (what: string, out: NodeJS.WriteStream = process.stderr): Progress => {
  let tenths = -1
  const bar = (share: number): string => '#'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '.')
  return {
    at: (done, total) => {
      const share = total === 0 ? 1 : Math.min(1, done / total)
      if (out.isTTY) out.write(`\r[${bar(share)}] ${String(Math.floor(share * 100)).padStart(3)} %  ${what}`)
      else if (Math.floor(share * 10) > tenths) {
        tenths = Math.floor(share * 10)
        out.write(`${String(tenths * 10).padStart(3)} %  ${what}\n`)
      }
    },
    end: () => {
      if (out.isTTY) out.write(`\r[${bar(1)}] 100 %  ${what}\n`)
    },
  }
}
