import type { MailWords } from './mail-words.ts'

/** French sets a space before some signs; this one does not break. */
const NBSP = '\u00a0'

export const fr: MailWords = {
  code: {
    lead: (code, app) => `${code} est votre code ${app}`,
    heading: (app) => `Votre code ${app}`,
  },
  cognito: {
    'confirm-address': {
      subject: (app) => `Votre code pour confirmer votre adresse sur ${app}`,
      heading: (app) => `Confirmez votre adresse pour ${app}`,
    },
    'new-password': {
      subject: (app) => `Votre code pour changer de mot de passe sur ${app}`,
      heading: (app) => `Choisissez un nouveau mot de passe ${app}`,
    },
  },
  worksUntil: (lasting, until) => `Il est valable ${lasting}, jusqu’à ${until} UTC.`,
  openPage: 'Ouvrir la page avec le code déjà saisi',
  enterIt: (lasting) => `Saisissez ce code sur la page qui vous le demande. Il est valable ${lasting}.`,
  neverAsked: `Nous ne vous demanderons jamais ce code par téléphone ni par chat. Ce n’était pas vous${NBSP}? Ignorez cet e-mail.`,
  notices: {
    'wrong-codes': {
      lead: (app) => `Quelqu’un a saisi votre mot de passe ${app}, puis des codes erronés`,
      happened: (date, time) =>
        `Le dernier code erroné a été saisi le ${date} à ${time} UTC. Personne n’entre sans le bon code, et nous ne l’envoyons qu’à cette adresse.`,
      harmless: `C’était vous${NBSP}? Utilisez le code de l’e-mail le plus récent${NBSP}; vous n’avez rien d’autre à faire.`,
      remedy: () =>
        `Ce n’était pas vous${NBSP}? Alors quelqu’un connaît votre mot de passe. Choisissez-en un autre sur notre site, avec «${NBSP}Mot de passe oublié${NBSP}?${NBSP}»${NBSP}:`,
    },
    'password-changed': {
      lead: (app) => `Votre mot de passe ${app} a été changé`,
      happened: (date, time) =>
        `Il a été changé le ${date} à ${time} UTC, avec un code que nous avions envoyé à cette adresse.`,
      harmless: `C’était vous${NBSP}? Vous n’avez rien à faire.`,
      remedy: (app) =>
        `Ce n’était pas vous${NBSP}? Alors quelqu’un lit vos e-mails. Changez d’abord le mot de passe de votre messagerie, puis choisissez-en un ` +
        `nouveau pour ${app} sur notre site, avec «${NBSP}Mot de passe oublié${NBSP}?${NBSP}»${NBSP}:`,
    },
  },
  neverAskedAtAll:
    'Nous ne vous demanderons jamais de mot de passe ni de code par téléphone, par chat ou par e-mail.',
}
