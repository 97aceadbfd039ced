'use client'

import { type RefObject, useEffect, useEffectEvent } from 'react'

/** Calls back when another form of the page's content is sent: what this one said before is not the newest any more. */
export function useOtherSubmit(formRef: RefObject<HTMLFormElement | null>, onOther: () => void): void {
  const forget = useEffectEvent(onOther)
  useEffect(() => {
    const listen = ({ target }: Event) => {
      if (target !== formRef.current && target instanceof Element && target.closest('main') !== null) forget()
    }
    document.addEventListener('submit', listen)
    return () => document.removeEventListener('submit', listen)
  }, [formRef])
}
