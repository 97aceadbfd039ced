import type { MailWords } from './mail-words.ts'

export const en: MailWords = {
  code: {
    lead: (code, app) => `${code} is your ${app} code`,
    heading: (app) => `Your ${app} code`,
  },
  cognito: {
    'confirm-address': {
      subject: (app) => `Your code to confirm your address for ${app}`,
      heading: (app) => `Confirm your address for ${app}`,
    },
    'new-password': {
      subject: (app) => `Your code for a new ${app} password`,
      heading: (app) => `Choose a new ${app} password`,
    },
  },
  worksUntil: (lasting, until) => `It works for ${lasting}, until ${until} UTC.`,
  openPage: 'Open the code page with the code filled in',
  enterIt: (lasting) => `Enter this code on the page that asks for it. It works for ${lasting}.`,
  neverAsked: "We'll never ask you for this code by phone or chat. Not you? Ignore this mail.",
  notices: {
    'wrong-codes': {
      lead: (app) => `Somebody entered your ${app} password, then wrong codes`,
      happened: (date, time) =>
        `The last wrong code came at ${time} UTC on ${date}. Nobody gets in without a right one, and those go to this mailbox alone.`,
      harmless: 'Was it you? Then use the code of the newest mail; there is nothing else to do.',
      remedy: () =>
        'Not you? Then somebody knows your password. Choose a new one with "Forgot your password?" on our site:',
    },
    'password-changed': {
      lead: (app) => `Your ${app} password was changed`,
      happened: (date, time) =>
        `It was changed at ${time} UTC on ${date}, with a code that we had mailed to this address.`,
      harmless: 'Was it you? Then there is nothing to do.',
      remedy: (app) =>
        'Not you? Then somebody reads your mail. Change the password of your mailbox first, and then choose a new one ' +
        `for ${app} with "Forgot your password?" on our site:`,
    },
  },
  neverAskedAtAll: "We'll never ask you for a password or a code by phone, chat or mail.",
}
