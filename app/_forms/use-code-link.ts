'use client'

import { useEffect } from 'react'
import { CODE_LENGTH } from '#lib/limits.ts'

/** What the link of an email carries. Browsers send a fragment to no server. */
const FRAGMENT = new RegExp(`^#(\\d{${CODE_LENGTH.least},${CODE_LENGTH.most}})$`)

/** Hands over the code that a link of ours brought in its fragment, once, and takes it out of the address. */
export function useCodeLink(onCode: (code: string) => void): void {
  useEffect(() => {
    const read = () => {
      const code = FRAGMENT.exec(location.hash)?.[1]
      if (code === undefined) return
      history.replaceState(history.state, '', location.pathname + location.search)
      onCode(code)
    }
    read()
    addEventListener('hashchange', read)
    return () => removeEventListener('hashchange', read)
  })
}
