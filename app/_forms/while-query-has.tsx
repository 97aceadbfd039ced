'use client'

import { useSearchParams } from 'next/navigation'
import type { ReactNode } from 'react'

type WhileQueryHasProps = { name: string; value: string | undefined; children: ReactNode }

/** For what the layout says about one page: it is not rendered again for the next one. */
export function WhileQueryHas({ name, value, children }: WhileQueryHasProps) {
  return useSearchParams().get(name) === value ? children : null
}
