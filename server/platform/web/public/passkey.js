// Asks the browser for a passkey when a form that needs one is sent, and sends its answer along.
import './simplewebauthn.js'

const { startAuthentication, startRegistration } = globalThis.SimpleWebAuthnBrowser

const answerTo = async form => {
  const optionsJSON = JSON.parse(form.dataset.options)
  try {
    return await (form.dataset.passkey === 'add' ? startRegistration({ optionsJSON }) : startAuthentication({ optionsJSON }))
  } catch {
    // Refused, cancelled or not possible here: the page that comes back says so, in its own words.
    return null
  }
}

for (const form of document.querySelectorAll('form[data-passkey]')) {
  form.addEventListener('submit', async event => {
    event.preventDefault()
    form.elements.answer.value = JSON.stringify(await answerTo(form))
    form.submit()
  })
}
