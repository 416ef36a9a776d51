/** A sign-in that was sent to the provider and is awaited back. */
export type AwaitedSignIn = {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly to: string
  /** Milliseconds. */
  readonly at: number
}

/** Somebody who has proved who they are, and has a second step to do before they are in. */
export type FirstStep = {
  readonly username: string
  readonly to: string
  /** Milliseconds. */
  readonly at: number
}

/** What a passkey was asked to sign, and what for. */
export type PasskeyChallenge = {
  readonly value: string
  readonly purpose: 'sign in' | 'step up' | 'add'
  readonly username: string
  /** Milliseconds. */
  readonly at: number
}

/** What a browser session remembers between the steps of signing in. It lies sealed in the database, not in the browser. */
export type BrowserState = {
  awaited?: AwaitedSignIn[]
  firstStep?: FirstStep
  challenge?: PasskeyChallenge
}
