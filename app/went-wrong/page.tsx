import { redirect } from 'next/navigation'
import { ErrorActions } from '#app/_components/error-actions.tsx'
import { Heading } from '#app/_components/heading.tsx'
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
      <Heading>{words.title}</Heading>
      <p className="mt-3 text-muted">{words.text}</p>
      <ErrorActions again={words.again} back={words.back} onAgain={failure?.page ?? '/'} />
      {failure === undefined ? null : (
        <p className="mt-6 text-muted text-sm">{fill(words.reference, { digest: failure.errorId })}</p>
      )}
    </>
  )
}
