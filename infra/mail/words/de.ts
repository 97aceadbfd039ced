import type { MailWords } from './mail-words.ts'

export const de: MailWords = {
  code: {
    lead: (code, app) => `${code} ist Ihr Code für ${app}`,
    heading: (app) => `Ihr Code für ${app}`,
  },
  cognito: {
    'confirm-address': {
      subject: (app) => `Ihr Code zum Bestätigen Ihrer Adresse für ${app}`,
      heading: (app) => `Bestätigen Sie Ihre Adresse für ${app}`,
    },
    'new-password': {
      subject: (app) => `Ihr Code für ein neues Passwort bei ${app}`,
      heading: (app) => `Neues Passwort für ${app} wählen`,
    },
  },
  worksUntil: (lasting, until) => `Er gilt ${lasting}, bis ${until} Uhr UTC.`,
  openPage: 'Seite mit bereits eingetragenem Code öffnen',
  enterIt: (lasting) => `Geben Sie diesen Code auf der Seite ein, die danach fragt. Er gilt ${lasting}.`,
  neverAsked:
    'Wir fragen Sie nie am Telefon oder im Chat nach diesem Code. Das waren nicht Sie? Dann ignorieren Sie diese E-Mail.',
  notices: {
    'wrong-codes': {
      lead: (app) => `Jemand hat Ihr Passwort für ${app} eingegeben und danach falsche Codes`,
      happened: (date, time) =>
        `Der letzte falsche Code kam am ${date} um ${time} Uhr UTC. Ohne den richtigen kommt niemand hinein, und den schicken wir nur an dieses Postfach.`,
      harmless: 'Waren Sie das? Dann nehmen Sie den Code aus der neuesten E-Mail; mehr ist nicht zu tun.',
      remedy: () =>
        'Waren Sie das nicht? Dann kennt jemand Ihr Passwort. Wählen Sie auf unserer Seite mit „Passwort vergessen?“ ein neues:',
    },
    'password-changed': {
      lead: (app) => `Ihr Passwort für ${app} wurde geändert`,
      happened: (date, time) =>
        `Es wurde am ${date} um ${time} Uhr UTC geändert, mit einem Code, den wir an diese Adresse geschickt hatten.`,
      harmless: 'Waren Sie das? Dann ist nichts zu tun.',
      remedy: (app) =>
        'Waren Sie das nicht? Dann liest jemand Ihre E-Mails mit. Ändern Sie zuerst das Passwort Ihres Postfachs und wählen ' +
        `Sie dann auf unserer Seite mit „Passwort vergessen?“ ein neues für ${app}:`,
    },
  },
  neverAskedAtAll:
    'Wir fragen Sie nie am Telefon, im Chat oder per E-Mail nach einem Passwort oder einem Code.',
}
