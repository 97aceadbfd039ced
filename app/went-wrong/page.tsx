import { redirect } from 'next/navigation'
import { ErrorContent } from '#app/_components/error-content.tsx'
import { PageTitle } from '#app/_components/page-title.tsx'
import { failureOn } from '#app/_forms/interruption.ts'
import { supportsCookies } from '#lib/http/cookie-support.ts'
import { fill } from '#lib/messages/messages.ts'
import { pageMessages } from '#lib/messages/page-messages.ts'

/** Where an action ends that threw, for a page without script: the same as app/error.tsx, which Next shows by script only. */
export default async function WentWrongPage({ searchParams }: PageProps<'/went-wrong'>) {
  const failure = await failureOn(await searchParams)
  // A browser that keeps no cookies cannot bring what the action sealed.
  if (failure === undefined && (await supportsCookies())) redirect('/')
  const { ui, wentWrong: words } = (await pageMessages()).words
  return (
    <>
      <PageTitle>{fill(ui.errorTitle, { title: words.title })}</PageTitle>
      <ErrorContent words={words} errorId={failure?.errorId} onAgain={failure?.page ?? '/'} />
    </>
  )
}
