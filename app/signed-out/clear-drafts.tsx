'use client'

import { useEffect } from 'react'
import { clearDrafts } from '#app/_forms/form-drafts.ts'

/** The next person at this browser finds nothing of what was typed before. */
export function ClearDrafts() {
  useEffect(clearDrafts, [])
  return null
}
