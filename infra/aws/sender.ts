/** The SES identities that allow an address to send: the address, its domain, and each parent domain. */
export function identitiesFor(address: string): string[] {
  const labels = address.slice(address.indexOf('@') + 1).split('.')
  return [address, ...labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'))]
}
