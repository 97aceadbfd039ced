import { Heading } from '#app/ui/heading.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { TextLink } from '#app/ui/text-link.tsx'

export default function NotFoundPage() {
  return (
    <>
      <PageTitle>Page not found</PageTitle>
      <Heading>There is no page here</Heading>
      <p className="mt-3 text-muted">The address may be mistyped, or the page has moved.</p>
      <p className="mt-6">
        <TextLink href="/">Go to the home page</TextLink>
      </p>
    </>
  )
}
