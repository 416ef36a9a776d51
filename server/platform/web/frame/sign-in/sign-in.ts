import { z } from 'zod'
import { refuse } from '../../answers.ts'
import type { SignInCommand } from '../../page.ts'
import { rolesThatNeedPasskeys } from '../passkeys/needed-by.ts'
import { enter } from './enter.ts'
import { LocalPath } from './local-path.ts'
import { isPasswordOf } from './password.ts'

export const SignInForm = z.object({
  username: z.string('Enter your username').trim().min(1, 'Enter your username'),
  password: z.string('Enter your password').min(1, 'Enter your password'),
  to: LocalPath,
})
export type SignInForm = z.output<typeof SignInForm>

/**
 * Signs a person in with username and demonstration password. One answer for every mistake: it must not tell which name exists.
 */
export const signIn: SignInCommand<SignInForm> = async ({ trx, input, now, browser }) => {
  const username = input.username.toLowerCase()
  const isRight = await isPasswordOf(trx, username, input.password)
  const answer = isRight
    ? await enter({ trx, username, to: input.to, now }, { browser, neededBy: rolesThatNeedPasskeys(true) })
    : null
  if (answer) return answer
  return refuse([{ field: 'username', message: 'Check your username and password. They do not match an account' }])
}
