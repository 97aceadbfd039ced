'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/**
 * Follows links without loading the document again, so that what a page keeps in memory outlives them: one listener for all plain
 * `<a>`, in place of `next/link`. A link with a `target` is the browser's; `_self` asks for a new document. docs/decisions/0046
 */
export function ClientNavigation() {
  const router = useRouter()
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element && event.target.closest('a')
      if (!link || isForBrowser(event) || !isPage(link)) return
      event.preventDefault()
      router.push(link.href)
    }
    document.addEventListener('click', follow)
    return () => document.removeEventListener('click', follow)
  }, [router])
  return null
}

function isForBrowser({ defaultPrevented, button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean {
  return defaultPrevented || button !== 0 || metaKey || ctrlKey || shiftKey || altKey
}

/** What is no page: routes, and files by their last dot. */
const NO_PAGE = /^\/api(\/|$)|\.[^/]*$/

/** Whether a link leads to a page of this site, other than to a place on this one. */
function isPage(link: HTMLAnchorElement): boolean {
  const isElsewhere =
    link.protocol !== location.protocol || link.origin !== location.origin || NO_PAGE.test(link.pathname)
  if (isElsewhere || link.target !== '' || link.hasAttribute('download')) return false
  const [page, fragment] = link.href.split('#')
  return fragment === undefined || page !== location.href.split('#')[0]
}
