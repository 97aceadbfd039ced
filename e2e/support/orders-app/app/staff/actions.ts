'use server'

import { redirect } from 'next/navigation'
import { signedIn } from '#app/_forms/audiences.ts'
import { postAction } from '#app/_forms/server-action.ts'
import { requireGroup } from '#lib/auth/session.ts'

export const closeShopAction = postAction({ requires: signedIn })(async () => {
  await requireGroup('staff')
  console.info('The shop is closed')
  redirect('/orders')
})
