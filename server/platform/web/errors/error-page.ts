import type { FastifyRequest } from 'fastify'
import { hrefOf } from '../address.ts'
import type { View } from '../answers.ts'
import type { Permission } from '../permission.ts'
import { roleText } from '../role-text.ts'
import { typedValues } from '../session/refusals.ts'

type ErrorView = View & {
  readonly paragraphs: readonly string[]
  /** Longer texts that the person had typed, so that they can copy them. */
  readonly typed: readonly string[]
  readonly link: { readonly text: string; readonly href: string } | null
  readonly reference: string | null
}

type ErrorPage = { readonly template: string; readonly view: ErrorView; readonly status: number }

/** Shorter values are quickly typed again; a longer one is somebody's work. */
const LONG_TEXT = 20

const longTexts = (request: FastifyRequest): string[] =>
  Object.values(typedValues(request.body))
    .flat()
    .filter(value => typeof value === 'string' && value.length > LONG_TEXT)

type Words = {
  readonly heading: string
  readonly paragraphs: readonly string[]
  readonly link?: ErrorView['link']
  readonly reference?: string
}

const errorPage = (request: FastifyRequest, status: number, words: Words): ErrorPage => ({
  template: 'platform/web/errors/template.njk',
  status,
  view: {
    title: words.heading,
    heading: words.heading,
    paragraphs: words.paragraphs,
    typed: longTexts(request),
    link: words.link ?? null,
    reference: words.reference ?? null,
  },
})

const home = { text: 'Go to the home page', href: '/' }

/** The pages for what cannot be served, in words that a person can act on. */
export const errorPages = {
  notFound: (request: FastifyRequest): ErrorPage =>
    errorPage(request, 404, {
      heading: 'Page not found',
      paragraphs: [
        'If you typed the web address, check that it is correct. If you pasted it, check that you copied all of it.',
        'If a link brought you here, the record may be one that you do not have access to.',
      ],
      link: home,
    }),

  denied: (request: FastifyRequest, permission: Permission): ErrorPage =>
    errorPage(request, 403, {
      heading: 'You do not have access to this',
      paragraphs: [
        `You are signed in as ${request.actor.name}, ${roleText(request.actor.role)}. This role may not ${permission.name}.`,
        'If your work needs it, ask the person who manages access in your unit. The attempt is recorded.',
      ],
      link: home,
    }),

  noAccount: (request: FastifyRequest, username: string): ErrorPage =>
    errorPage(request, 403, {
      heading: 'You do not have an account here',
      paragraphs: [
        'Your organisation knows who you are, and nobody has opened an account for you in Candour. The attempt is recorded.',
        username
          ? `If your work needs it, ask the person who manages access in your unit to open one for the username ${username}.`
          : 'If your work needs it, ask the person who manages access in your unit to open one for you.',
      ],
      link: home,
    }),

  signInAgain: (request: FastifyRequest, backTo: string): ErrorPage =>
    errorPage(request, 403, {
      heading: 'Sign in again',
      paragraphs: ['Your session has ended, or you are not signed in. Nothing was saved.'],
      link: { text: 'Sign in and go back to the form', href: hrefOf({ path: '/sign-in', query: { to: backTo } }) },
    }),

  staleForm: (request: FastifyRequest): ErrorPage =>
    errorPage(request, 400, {
      heading: 'This page was open for too long',
      paragraphs: [
        'To keep your account safe we did not save what you sent. Go back, refresh the page and send it again.',
        'This also happens when you have signed in or out in another tab, or when cookies are switched off.',
      ],
      link: home,
    }),

  fromElsewhere: (request: FastifyRequest): ErrorPage =>
    errorPage(request, 403, {
      heading: 'This came from another website',
      paragraphs: [
        'Another website sent a form to Candour in your name. Nothing was saved. If you meant it, do it here.',
      ],
      link: home,
    }),

  tooLarge: (request: FastifyRequest): ErrorPage =>
    errorPage(request, 413, {
      heading: 'What you sent is too large',
      paragraphs: ['Nothing was saved. Shorten the text, or split it into several entries, and send it again.'],
    }),

  tooManyTries: (request: FastifyRequest): ErrorPage =>
    errorPage(request, 429, {
      heading: 'Too many tries',
      paragraphs: ['Wait one minute, then try again.'],
      link: { text: 'Back to sign in', href: '/sign-in' },
    }),

  unreadable: (request: FastifyRequest): ErrorPage =>
    errorPage(request, 400, {
      heading: 'We could not read what was sent',
      paragraphs: ['Nothing was saved. Go back, check what you entered and send it again.'],
      link: home,
    }),

  ourFault: (request: FastifyRequest): ErrorPage =>
    errorPage(request, 500, {
      heading: 'Something went wrong on our side',
      paragraphs: ['Nothing was saved by this step. Try again in a few minutes.'],
      reference: request.id,
    }),
} as const
