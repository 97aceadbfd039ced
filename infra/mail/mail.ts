/** What a mail says, in the two parts that every mail of ours has. */
export type Mail = { readonly subject: string; readonly text: string; readonly html: string }

/** What the codes are for that Cognito makes and mails. */
export type CognitoPurpose = 'confirm-address' | 'new-password'

/** What an owner is told of without having asked. */
export const NOTICES = ['wrong-codes', 'password-changed'] as const

export type Notice = (typeof NOTICES)[number]
