/** What a page says, without addresses and times. Whether it names a time of day or a number of seconds is left in. */
export function normalizeText(text: string, address: string): string {
  return text
    .replaceAll(address, 'ADDRESS')
    .replace(/\d{1,2}:\d{2}(\sUTC)?( on \d{1,2} \w+)?/g, 'TIME')
    .replace(/in \d+\sseconds?/g, 'SOON')
}
