import type { Actor } from '#platform/access/actor.ts'
import type { View } from '../../answers.ts'
import { roleText } from '../../role-text.ts'
import type { HomePanel, NavigationItem } from '../../room.ts'

type Place = { readonly text: string; readonly href: string; readonly about: string }

type Known = {
  readonly actor: Actor
  readonly unit: string | undefined
  readonly panels: readonly HomePanel[]
  readonly places: readonly Place[]
}

type HomeView = View & {
  readonly isVisitor: boolean
  readonly whoYouAre: string
  readonly panels: readonly HomePanel[]
  readonly places: readonly Place[]
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Where this person can go, with a sentence about each. */
export const placesFor = (actor: Actor, navigation: readonly NavigationItem[]): readonly Place[] =>
  navigation
    .filter(item => item.permission.roles.includes(actor.role))
    .map(({ text, href, about = '' }) => ({ text, href, about }))

/** Every word of the home page for one person. */
export const presentHome = ({ actor, unit, panels, places }: Known): HomeView => {
  const isVisitor = actor.role === 'public'
  const role = capital(roleText(actor.role))
  return {
    title: isVisitor ? 'Is supervision good enough? The record answers' : 'Home',
    heading: isVisitor ? 'Is supervision good enough? The record answers' : actor.name,
    isVisitor,
    whoYouAre: unit ? `${role}, ${unit}` : role,
    panels,
    places,
  }
}
