'use client'

import { useEffect } from 'react'
import { forgetTyped } from '#app/ui/kept-typing.ts'

/** Whoever comes next to this browser finds nothing of what was typed before. */
export function ForgetTyped() {
  useEffect(forgetTyped, [])
  return null
}
