'use client'

import { useEffect } from 'react'
import { tellOtherTabs } from '#app/_components/leave-when-signed-out.tsx'
import { clearDrafts } from '#app/_forms/form-drafts.ts'

/** The next person at this browser finds nothing of what was typed before, or of whom a page was for, in no tab. */
export function ClearDrafts() {
  useEffect(() => {
    clearDrafts()
    tellOtherTabs()
    // The scripts that a page came with have run, and they name whom it was for.
    for (const script of document.querySelectorAll('script:not([src])')) script.remove()
  }, [])
  return null
}
