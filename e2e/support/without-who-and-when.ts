/** What a page says, without what differs from person to person and from minute to minute: nothing else may. */
export function withoutWhoAndWhen(text: string, address: string): string {
  return text
    .replaceAll(address, 'ADDRESS')
    .replace(/(at )?\d{1,2}:\d{2}( UTC)?( on \d{1,2} \w+ \d{4})?|in \d+ seconds?/g, 'WHEN')
}
