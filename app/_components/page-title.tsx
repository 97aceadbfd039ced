import { brand } from '#lib/brand.ts'
import { DocumentTitle } from './document-title.tsx'

/** The title of a page without a form: see `FormTitle`. */
export function PageTitle({ children }: { children: string }) {
  return <DocumentTitle appName={brand.name}>{children}</DocumentTitle>
}
