/** The address of one of many people. */
export function addressOf(person: number): string {
  return `person-${String(person).padStart(6, '0')}@example.com`
}

/** Where they come from: everybody has an address of their own, because starts are counted by it. */
export function clientAddressOf(person: number): string {
  return `10.${(person >> 16) & 255}.${(person >> 8) & 255}.${person & 255}`
}
