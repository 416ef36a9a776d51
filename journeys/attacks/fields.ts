/** One field of a form as it stands on a page, with what a person who changes nothing would send. */
export type Field = { readonly name: string; readonly value: string; readonly isTyped: boolean }

const attribute = (tag: string, name: string): string | undefined =>
  tag
    .match(new RegExp(`\\s${name}="([^"]*)"`))?.[1]
    ?.replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

const fieldOf = (tag: string): Field | undefined => {
  const name = attribute(tag, 'name')
  if (!name || name === 'viewport' || name === 'theme-color' || name === '_csrf') return undefined
  const type = attribute(tag, 'type') ?? 'text'
  const isTyped = /^<textarea/.test(tag) || ['text', 'search', 'email', 'password'].includes(type)
  return { name, value: attribute(tag, 'value') ?? '', isTyped }
}

/** Every field in this HTML, each name once; of several choices the first. */
const fieldsOn = (html: string): readonly Field[] => {
  const tags = html.match(/<(?:input|textarea|select|button)\b[^>]*>/g) ?? []
  const fields = tags.flatMap(tag => fieldOf(tag) ?? [])
  return fields.filter((field, at) => fields.findIndex(({ name }) => name === field.name) === at)
}

const FORMS = /<form\b[\s\S]*?<\/form>/g

/** Fields that differ only by their numbers, such as those of sixty questions, are read by the same code. */
const kindOf = ({ name }: Field): string => name.replaceAll(/\d+/g, '0')

/** What a form that is sent to this place asks for, one field of each kind; every field of the page when no form says so. */
export const fieldsSentTo = (place: string, html: string): readonly Field[] => {
  const forms = (html.match(FORMS) ?? []).filter(form => form.includes(`action="${place}"`))
  const fields = fieldsOn(forms.length > 0 ? forms.join('') : html)
  return fields.filter((field, at) => fields.findIndex(other => kindOf(other) === kindOf(field)) === at)
}

const FILTERS = /<form\b(?![^>]*method="post")[^>]*>[\s\S]*?<\/form>/g

/** Every name by which this page can be asked for something else: in its links to itself, like `?sort=name`, and its filters. */
export const queryNamesOn = (html: string, path: string): readonly string[] => {
  const links = [...html.matchAll(/href="([^"?]*)\?([^"#]*)"/g)].filter(([, to]) => to === '' || to === path)
  const linked = links.flatMap(([, , query = '']) => [...new URLSearchParams(query.replaceAll('&amp;', '&')).keys()])
  const filters = (html.match(FILTERS) ?? []).flatMap(form => fieldsOn(form).map(({ name }) => name))
  return [...new Set([...linked, ...filters])]
}
