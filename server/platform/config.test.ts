import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ConfigurationError, readConfig } from './config.ts'

test('a port that is no port is refused by the name of its setting', () => {
  for (const PORT of ['http', '70000', '-1', '80.5']) {
    assert.throws(
      () => readConfig({ PORT }),
      (error: unknown) => {
        assert.ok(error instanceof ConfigurationError)
        assert.match(error.message, /^PORT must be /)
        return true
      },
    )
  }
})

test('every wrong setting is named at once, so that a person mends them in one go', () => {
  assert.throws(() => readConfig({ PORT: 'x', DATABASE_URL: 'mysql://somewhere' }), {
    message: 'PORT must be a number, like 3000\nDATABASE_URL must start with postgres:// or postgresql://',
  })
})

test('a setting that is set to nothing is not set', () => {
  const { port, databaseUrl } = readConfig({ PORT: '', DATABASE_URL: '' })
  assert.deepEqual([port, databaseUrl], [3000, undefined])
})

test('a data folder is the same one wherever the process goes later', () => {
  assert.equal(readConfig({ CANDOUR_DATA: 'here' }).dataFolder, `${process.cwd()}/here`)
})

test('an option that is not understood is repeated, beside the one that there is', () => {
  assert.throws(() => readConfig({}, ['--scale', 'village']), {
    message: 'The only option is "--scale nation" (npm start -- --scale nation). Not understood: --scale village',
  })
  assert.equal(readConfig({}, ['--scale', 'nation']).scale, 'nation')
})
