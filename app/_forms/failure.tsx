/** An origin as URLs print it, without the full stop of a sentence behind it. */
const ORIGIN = /https?:\/\/[\w.:[\]-]*[\w\]]/

/** Why a form reached no action. Forms work at one address only: where the sentence names it, it leads to the same page there. */
export function Failure({ children: sentence }: { children: string }) {
  const [origin] = ORIGIN.exec(sentence) ?? []
  if (origin === undefined) return <span>{sentence}</span>
  const at = sentence.lastIndexOf(origin)
  return (
    <span key={sentence}>
      {sentence.slice(0, at)}
      <a href={origin + location.pathname + location.search} className="font-normal text-inherit">
        {origin}
      </a>
      {sentence.slice(at + origin.length)}
    </span>
  )
}
