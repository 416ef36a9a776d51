/** A sign-in that was sent to the provider and is awaited back. */
export type AwaitedSignIn = {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly to: string
  /** Milliseconds. */
  readonly at: number
}

/** What a browser session remembers between the steps of signing in. It lies sealed in the database, not in the browser. */
export type BrowserState = {
  awaited?: AwaitedSignIn[]
}
