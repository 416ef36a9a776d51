/** One message as it leaves: no offence and no risk in it, whoever reads it on the way. */
export type Letter = {
  readonly to: { readonly code: string; readonly name: string; readonly username: string }
  readonly subject: string
  readonly lines: readonly string[]
}

/** How messages leave. Another way out (the ministry's notification service, an SMTP relay) is one object of this type. */
export type Transport = {
  readonly name: string
  /** @throws Error when it could not be handed over; the job tries again, later and later */
  readonly send: (letter: Letter) => Promise<void>
}

/** Messages stay inside Candour: they stand on the page of the person they are for. Nothing is sent over a network. */
export const noticesPage: Transport = { name: 'the notices page', send: async () => {} }
