/** What SES may have verified, so that this address may send: itself, its domain, or one above it. */
export function identitiesFor(address: string): string[] {
  const labels = address.slice(address.indexOf('@') + 1).split('.')
  return [address, ...labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'))]
}
