type AddressProps = { children: string; plain?: boolean }

/** What fits into a line of the narrowest page; anything longer must be able to break. */
const MAX_UNBROKEN = 26

/**
 * An e-mail address in running text, from left to right in every language. It stays in one piece, or breaks before the @
 * rather than in the middle of a name.
 */
export function Address({ children, plain = false }: AddressProps) {
  const at = children.lastIndexOf('@')
  const parts = children.length > MAX_UNBROKEN ? [children.slice(0, at), children.slice(at)] : [children]
  const Tag = plain ? 'span' : 'strong'
  return (
    <Tag dir="ltr" className={plain ? 'isolate break-words' : 'isolate break-words text-ink'}>
      {parts.map((part, index) => (
        <span key={part} className={part.length > MAX_UNBROKEN ? undefined : 'whitespace-nowrap'}>
          {index === 0 ? null : <wbr />}
          {part}
        </span>
      ))}
    </Tag>
  )
}
