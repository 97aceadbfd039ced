import 'server-only'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'

/** True for an action that the page's script called; without script, the browser itself posts the form. */
export async function isFromScript(): Promise<boolean> {
  return (await headers()).has('next-action')
}

/**
 * Ends an action whose page shows what came of it. Where script sent the form, the page is rendered in place: what is
 * focused, typed and announced stays. Where none did, the browser is sent to the page anew, so that a reload posts nothing.
 * @param path of the page that the form stands on
 */
export async function showAgain(path: string): Promise<void> {
  if (!(await isFromScript())) redirect(path)
}
