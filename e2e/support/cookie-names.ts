/** The name of a cookie as a site with this origin sets it. */
export function withPort(name: string, origin: string): string {
  const { protocol, port } = new URL(origin)
  return protocol === 'https:' ? name : `${name}-${port}`
}

/** The name without the port of this origin. */
export function withoutPort(name: string, origin: string): string {
  const suffix = withPort('', origin)
  return name.endsWith(suffix) ? name.slice(0, name.length - suffix.length) : name
}
