import { Button } from '#app/_components/button.tsx'
import { PageTitle } from '#app/_components/page-title.tsx'
import { TextLink } from '#app/_components/text-link.tsx'
import { PostForm } from '#app/_forms/post-form.tsx'
import { requireGroup } from '#lib/auth/session.ts'
import { closeShopAction } from './actions.ts'

export default async function StaffPage() {
  const user = await requireGroup('staff')
  return (
    <>
      <PageTitle>For staff</PageTitle>
      <p>Turnover of today: 820</p>
      <PostForm action={closeShopAction} person={user.email}>
        <Button busyText="Closing">Close the shop</Button>
      </PostForm>
      <TextLink href="/orders">Your orders</TextLink>
    </>
  )
}
