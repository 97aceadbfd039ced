import { textKey } from './text-key.ts'

type AddressProps = {
  children: string
  plain?: boolean
  /** What closes the phrase: it stays with the end of the address. */
  after?: string
}

/**
 * An email address in running text, from left to right in every language. It stays in one piece where a line has room for
 * it, breaks before the @ or behind a hyphen where it has not, and anywhere in the end. Another address is another element:
 * see `Sentence`.
 */
export function Address({ children, plain = false, after = '' }: AddressProps) {
  const at = children.lastIndexOf('@')
  const Tag = plain ? 'span' : 'strong'
  return (
    <span key={textKey(children + after)} className="address">
      <Tag dir="ltr" translate="no">
        {children.slice(0, at)}
        <wbr />
        {children.slice(at)}
      </Tag>
      {after}
    </span>
  )
}

/** An address for a place of a sentence. */
export function addressIn(address: string, { plain = false } = {}) {
  return (closing: string) => (
    <Address plain={plain} after={closing}>
      {address}
    </Address>
  )
}
