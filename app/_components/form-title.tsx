import { fill } from '#lib/messages/messages.ts'
import { DocumentTitle } from './document-title.tsx'
import { useLocale } from './locale-context.tsx'

type FormTitleProps = { children: string; isError: boolean }

/** The title of a page that can be refused something: an error is announced first, where a screen reader begins. */
export function FormTitle({ children, isError }: FormTitleProps) {
  const { appName, ui } = useLocale()
  const title = isError ? fill(ui.errorTitle, { title: children }) : children
  return <DocumentTitle appName={appName}>{title}</DocumentTitle>
}
