type AddressProps = { children: string; plain?: boolean }

/**
 * An e-mail address in running text, from left to right in every language. It stays in one piece where a line has room for
 * it, breaks before the @ where it has not, and anywhere in the end.
 */
export function Address({ children, plain = false }: AddressProps) {
  const at = children.lastIndexOf('@')
  const Tag = plain ? 'span' : 'strong'
  return (
    <Tag
      dir="ltr"
      className={`inline-block max-w-full align-top [overflow-wrap:anywhere] ${plain ? '' : 'text-ink'}`}
    >
      {children.slice(0, at)}
      <wbr />
      {children.slice(at)}
    </Tag>
  )
}
