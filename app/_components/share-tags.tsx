import { brand } from '#lib/brand.ts'
import { siteEnvironment } from '#lib/env.ts'
import { fill } from '#lib/messages/messages.ts'
import { pageMessages } from '#lib/messages/page-messages.ts'

/**
 * What search engines and messengers show of a page that others link to. In place of Next's metadata, which repeats each text up to
 * six times: docs/decisions/0045
 * @see https://ogp.me/
 */
export async function ShareTags({ path }: { path: '/sign-in' | '/sign-up' }) {
  const { site } = (await pageMessages()).words
  const description = fill(site.description, { app: brand.name })
  const { appOrigin } = siteEnvironment()
  const address = appOrigin + path
  return (
    <>
      <link rel="canonical" href={address} />
      <meta name="description" content={description} />
      <meta property="og:type" content="website" />
      <meta property="og:url" content={address} />
      <meta property="og:title" content={brand.name} />
      <meta property="og:description" content={description} />
      <meta property="og:image" content={`${appOrigin}/share.png`} />
      <meta name="twitter:card" content="summary_large_image" />
    </>
  )
}
