import { createServer } from 'node:net'

/**
 * Finds out before anything is started whether the web port can be had.
 *
 * @throws Error that names the port and the way out
 */
export const checkPortIsFree = (port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', error => {
      const code = 'code' in error ? error.code : ''
      if (code === 'EADDRINUSE') {
        reject(
          new Error(`Port ${port} is in use by another program. Stop it, or choose another port: PORT=3001 npm start`),
        )
      } else if (code === 'EACCES') {
        reject(new Error(`Port ${port} needs more rights than we have. Choose one above 1023: PORT=3000 npm start`))
      } else reject(error)
    })
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()))
  })
