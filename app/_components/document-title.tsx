/** The document's title; React lifts it into the head. The app's name is a prop, so that no script holds the brand. */
export function DocumentTitle({ appName, children }: { appName: string; children: string }) {
  // Hints for line ends are of no use there.
  return <title>{`${children.replaceAll('\u200b', '')} · ${appName}`}</title>
}
