'use client'

import { type RefObject, useState } from 'react'
import { readDraft, saveDraft } from './form-drafts.ts'
import { useCodeLink } from './use-code-link.ts'

const KEY = 'email'

/** The address to begin a form with: what was typed last in this page, or that of an open sign-in. */
export function draftedEmail(email: string): string {
  return readDraft(KEY) || email
}

type EmailDraft = {
  /** Keeps what stands in the field: whoever goes on to another form finds it there. */
  readonly keep: () => void
  /** A link of a mail brought a code, and there is no sign-in that it belongs to. */
  readonly isStrangeCode: boolean
}

/** What the forms that begin with an address have in common. */
export function useEmailDraft(formRef: RefObject<HTMLFormElement | null>): EmailDraft {
  const [isStrangeCode, setIsStrangeCode] = useState(false)
  useCodeLink(() => setIsStrangeCode(true))
  return { keep: () => saveDraft(KEY, formRef.current, 'email'), isStrangeCode }
}
