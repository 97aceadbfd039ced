/** What the site calls itself on screens; the mails take theirs from the triggers' APP_NAME. */
export const brand = { name: 'App' } as const
