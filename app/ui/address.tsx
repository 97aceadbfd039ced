/** An e-mail address in running text. Where a line ends, it breaks before the @ rather than in the middle of a name. */
export function Address({ children, plain = false }: { children: string; plain?: boolean }) {
  const at = children.lastIndexOf('@')
  const text = (
    <>
      {children.slice(0, at)}
      <wbr />
      {children.slice(at)}
    </>
  )
  const Tag = plain ? 'span' : 'strong'
  return <Tag className={plain ? 'break-words' : 'break-words text-ink'}>{text}</Tag>
}
