// Saves what is typed into a form while its writer goes on; without it there is the button "Save draft".
// Nothing goes into the browser's storage: what is not saved yet stays on this page alone, and leaving the page asks first.
const QUIET_MS = 2000
const AGAIN_MS = 10_000
const PATIENCE_MS = 20_000

const words = {
  offline: 'Not saved: there is no connection. What you typed is still on this page. It is tried again until it is saved.',
  signedOut: 'Not saved: you have been signed out. What you typed is still on this page. Sign in in another tab and it is saved.',
  somebodyElse: 'Not saved: somebody else has signed in here. Copy what you typed before you leave this page.',
  noAccess: 'Not saved: you can no longer open this record. Copy what you typed before you leave this page.',
  tooLong: 'Not saved: it is too long. Shorten it, or split it into two entries.',
  trouble: 'Not saved: the service has a problem. What you typed is still on this page. It is tried again until it is saved.',
  beside: 'Another tab has saved this draft too. Both are kept. ',
}

const link = (text, href) => {
  const anchor = document.createElement('a')
  anchor.className = 'govuk-link'
  anchor.target = '_blank'
  anchor.rel = 'noopener'
  anchor.textContent = `${text} (opens in a new tab)`
  anchor.href = href
  return anchor
}

const isJson = answer => answer.ok && (answer.headers.get('content-type')?.includes('json') ?? false)

/** Keeps one form. It stands still while a save is on its way, so that the revisions follow one another. */
export const keepForm = form => {
  const status = form.querySelector('[data-draft-status]')
  const address = form.querySelector('[data-draft-button]').formAction
  const field = name => form.querySelector(`input[name="${name}"]`)
  let changes = 0
  let savedChanges = 0
  let saving
  let timer
  let leaving = false

  const say = (text, ...more) => {
    if (status.textContent === text && more.length === 0) return
    status.replaceChildren(text, ...more)
  }

  const later = (milliseconds = QUIET_MS) => {
    clearTimeout(timer)
    timer = setTimeout(save, milliseconds)
  }

  const ask = address => fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) })

  /** After signing in again the old token is worth nothing: the page is asked for a new one. */
  const renewToken = async () => {
    const who = await ask(status.dataset.draftStatus)
    if (!isJson(who)) say(words.signedOut, ' ', link('Sign in', '/sign-in'))
    else if ((await who.json()).writer !== status.dataset.writer) say(words.somebodyElse)
    else {
      const [, token] = /name="_csrf" value="([^"]+)"/.exec(await (await ask(location.href)).text()) ?? []
      for (const input of document.querySelectorAll('input[name="_csrf"]')) input.value = token ?? input.value
      return token !== undefined
    }
    return false
  }

  const kept = async (answer, upTo) => {
    const { draft } = await answer.json()
    field('draftId').value = draft.draftId
    field('draftRevision').value = draft.revision
    savedChanges = upTo
    if (draft.beside) say(words.beside, link('Compare them', draft.beside))
    else say(draft.status)
    return true
  }

  const send = async (upTo, isLastTry = false) => {
    const body = new URLSearchParams(new FormData(form))
    body.set('background', 'yes')
    const answer = await fetch(address, { method: 'POST', body, signal: AbortSignal.timeout(PATIENCE_MS) })
    if (isJson(answer)) return kept(answer, upTo)
    const isRefused = answer.status === 400 || answer.status === 403
    if (isRefused && !isLastTry) return (await renewToken()) && send(upTo, true)
    if (answer.status === 404) say(words.noAccess)
    else say(answer.status === 413 ? words.tooLong : words.trouble)
    return false
  }

  /** Whether everything that was typed is saved now. */
  const save = async () => {
    clearTimeout(timer)
    if (saving) return saving
    saving = send(changes).catch(() => {
      say(words.offline)
      return false
    })
    const isSaved = await saving
    saving = undefined
    if (changes > savedChanges && !leaving) later(isSaved ? QUIET_MS : AGAIN_MS)
    return isSaved && changes === savedChanges
  }

  const changed = () => {
    changes += 1
    later()
  }
  // What was typed before this script had come, on a slow line.
  const isTouched = control =>
    'defaultChecked' in control && /radio|checkbox/.test(control.type)
      ? control.checked !== control.defaultChecked
      : 'defaultValue' in control && control.value !== control.defaultValue
  if ([...form.elements].some(isTouched)) changed()
  form.addEventListener('input', changed)
  form.addEventListener('change', changed)
  addEventListener('online', () => changes > savedChanges && later(0))
  addEventListener('beforeunload', event => {
    if (changes > savedChanges && !leaving) event.preventDefault()
  })

  // A page that cannot be reached would take the form away with it: it goes only once the draft is safe.
  form.addEventListener('submit', async event => {
    if (leaving || changes === savedChanges) {
      leaving = true
      return
    }
    event.preventDefault()
    await saving
    if (!(await save())) return
    leaving = true
    form.requestSubmit(event.submitter ?? undefined)
  })
}
