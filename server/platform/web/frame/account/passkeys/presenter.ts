import type { View } from '../../../answers.ts'
import { dayOf, dayText, instantText } from '../../../dates.ts'
import type { OwnPasskey } from '../../passkeys/stored.ts'
import { type AccountLink, accountLinks } from '../links.ts'

type PasskeyLine = { readonly id: string; readonly name: string; readonly history: string }
type Allowed = {
  readonly mayChange: boolean
  /** What the browser needs to make a passkey; null when this person may not add one now. */
  readonly options: string | null
}
type PasskeysView = View &
  Allowed & { readonly links: readonly AccountLink[]; readonly passkeys: readonly PasskeyLine[] }

/** Every word of the page about one's own passkeys. */
export const presentPasskeys = (passkeys: readonly OwnPasskey[], allowed: Allowed): PasskeysView => ({
  ...allowed,
  title: 'Passkeys',
  heading: 'Passkeys',
  breadcrumbs: [{ text: 'Home', href: '/' }],
  links: accountLinks('/account/passkeys'),
  passkeys: passkeys.map(({ id, name, added_at, last_used_at }) => ({
    id,
    name,
    history: `Added on ${dayText(dayOf(added_at))}. ${last_used_at ? `Last used on ${instantText(last_used_at)}.` : 'Not used yet.'}`,
  })),
})
