/** What a mail says, in the two parts that every mail of ours has. */
export type Mail = { readonly subject: string; readonly text: string; readonly html: string }
