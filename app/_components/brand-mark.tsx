import { brand } from '#lib/brand.ts'

/** The logo, in the colours of the page. */
export function BrandMark() {
  return (
    <svg viewBox="0 0 32 32" className="size-7 text-accent" aria-hidden="true">
      <rect width="32" height="32" rx="9" fill="currentColor" />
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: it comes from our own brand file. */}
      <g className="fill-on-accent" dangerouslySetInnerHTML={{ __html: brand.logo }} />
    </svg>
  )
}
