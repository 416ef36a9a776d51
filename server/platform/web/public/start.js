// Improves pages that work without it. Loaded as a module, so browsers that cannot run it never ask for it.
import {
  Button,
  CharacterCount,
  Checkboxes,
  createAll,
  ErrorSummary,
  NotificationBanner,
  Radios,
  ServiceNavigation,
  SkipLink,
} from './govuk-frontend.min.js'

createAll(Button, { preventDoubleClick: true })
for (const part of [CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, Radios, ServiceNavigation, SkipLink]) {
  createAll(part)
}

for (const form of document.querySelectorAll('form[data-draft]')) {
  import('./draft.js').then(({ keepForm }) => keepForm(form))
}
