/** The document's title; React lifts it into the head. Apart from the brand, which no script of a page needs to hold. */
export function DocumentTitle({ appName, children }: { appName: string; children: string }) {
  // Hints for line ends are of no use there.
  return <title>{`${children.replaceAll('\u200b', '')} · ${appName}`}</title>
}
