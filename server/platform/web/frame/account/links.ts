export type AccountLink = { readonly text: string; readonly href: string; readonly active: boolean }

const places = [
  { text: 'Where you are signed in', href: '/account/sessions' },
  { text: 'Passkeys', href: '/account/passkeys' },
]

/** The pages about one's own account, with the one that is shown. */
export const accountLinks = (shown: string): readonly AccountLink[] =>
  places.map(place => ({ ...place, active: place.href === shown }))
