/** Keeps the inbox page up to date and copies codes. Without it, the page works by reloading. */

document.addEventListener('click', async (event) => {
  const button = event.target instanceof Element ? event.target.closest('button.copy') : null
  if (!(button instanceof HTMLButtonElement)) return
  const words = button.textContent
  if (words === 'Copied') return
  await navigator.clipboard.writeText(button.dataset['code'] ?? '')
  button.textContent = 'Copied'
  say('Copied')
  setTimeout(() => {
    button.textContent = words
  }, 1500)
})

new EventSource('/api/events').addEventListener('change', refresh)
showCopyButtons()

/**
 * Takes the page as the server draws it now. An opened mail is left alone while it is the same one, so that its frame
 * does not flicker under the reader.
 */
async function refresh() {
  const response = await fetch(location.href)
  if (!response.ok) return location.assign('/')
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html')
  const focused = document.activeElement?.id
  swap('header', fresh)
  swap(openMail(fresh) && openMail(fresh) === openMail(document) ? 'nav' : 'main', fresh)
  showCopyButtons()
  if (focused) document.getElementById(focused)?.focus()
  announce(fresh)
}

function openMail(page) {
  return page.querySelector('article')?.dataset['id']
}

function swap(selector, fresh) {
  const next = fresh.querySelector(selector)
  if (next) document.querySelector(selector)?.replaceWith(next)
}

function announce(fresh) {
  const newest = document.querySelector('li .subject')?.textContent
  say(newest ? `Newest mail: ${newest}` : 'The inbox is empty')
  document.title = fresh.title
}

/** Tells it to people who listen to the page. */
function say(words) {
  const news = document.getElementById('news')
  if (news) news.textContent = words
}

function showCopyButtons() {
  for (const button of document.querySelectorAll('button.copy')) button.hidden = false
}
