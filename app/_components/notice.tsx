import type { ReactNode } from 'react'

type NoticeProps = { tone: 'danger' | 'note'; role?: 'alert'; className?: string; children: ReactNode }

const LOOKS = {
  danger: 'border-danger bg-danger-soft text-danger',
  note: 'border-accent bg-note-soft',
} as const

/** Something to be read before anything else on the page. */
export function Notice({ tone, role, className = 'mt-5', children }: NoticeProps) {
  return (
    <div role={role} className={`notice ${LOOKS[tone]} ${className}`}>
      {children}
    </div>
  )
}
