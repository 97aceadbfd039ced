import { brand } from '#lib/brand.ts'

type PageTitleProps = { children: string; isError?: boolean }

/** The document's title; React lifts it into the head. A refusal stands in front, where a screen reader begins. */
export function PageTitle({ children, isError = false }: PageTitleProps) {
  return <title>{`${isError ? 'Error: ' : ''}${children} · ${brand.name}`}</title>
}
