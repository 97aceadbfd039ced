import type { BrowserContext } from 'playwright'

/**
 * Translates the pages of a browser as its built-in translator does, with the words left as they are: each text is taken out, and a
 * copy in two `<font>` elements takes its place. It begins once a page has hydrated, and goes on with what comes later.
 */
export async function translatesPages(context: BrowserContext): Promise<void> {
  await context.addInitScript(translateOnceHydrated)
}

function translateOnceHydrated(): void {
  const SKIPPED = 'script, style, [translate=no], font'

  function translate(root: Node): void {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    const texts: Text[] = []
    if (root instanceof Text) texts.push(root)
    while (walker.nextNode()) if (walker.currentNode instanceof Text) texts.push(walker.currentNode)
    for (const text of texts) {
      if (text.parentElement === null || text.parentElement.closest(SKIPPED) !== null) continue
      const outer = document.createElement('font')
      const inner = outer.appendChild(document.createElement('font'))
      inner.append(text.data)
      text.replaceWith(outer)
    }
  }

  function begin(): void {
    // Next puts its own functions on the history in an effect.
    if (!Object.hasOwn(history, 'pushState')) {
      requestAnimationFrame(begin)
      return
    }
    translate(document.body)
    const observer = new MutationObserver((mutations) => {
      for (const { addedNodes } of mutations) for (const node of addedNodes) translate(node)
    })
    observer.observe(document.body, { childList: true, subtree: true })
  }

  addEventListener('DOMContentLoaded', begin)
}
