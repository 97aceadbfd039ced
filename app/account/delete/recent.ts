/** How old a code may be for what cannot be undone: time enough to read the page, too short for a borrowed device. */
export const RECENT_MINUTES = 10
