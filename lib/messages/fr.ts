/**
 * Everything that the site says, in French; English has the say in what there is. Long because a translator reads one
 * file from top to bottom. The reader is "vous", and no adjective or participle gives them a gender: a session is open or
 * closed, nobody is "connecté". `\u202f` is the narrow no-break space, `\u00a0` the wide one: before a colon, and between
 * a number and its unit.
 *
 * `{name}` is a place to fill in. A `{time}` of another day brings its date with it, so it stands after "dès", "avant" or
 * in brackets, never after "à". Objects with `other` are plurals; `many` is for millions:
 * https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html
 */
import type { MailMessages, Messages } from './messages.ts'

const forgotPassword = 'Mot de passe oublié\u202f?'

export const pages: Messages = {
  site: {
    description: 'Connectez-vous à {app} avec un code reçu par e-mail.',
    preferences: 'Langue et apparence',
    language: 'Langue',
    appearance: 'Apparence',
    appearances: { system: 'Selon l’appareil', light: 'Clair', dark: 'Sombre' },
  },

  /** Pieces of every page. */
  ui: {
    errorTitle: 'Erreur\u00a0: {title}',
    time: '{time}',
    utc: '{time}\u00a0UTC',
    timeOnDay: '{time} le {day}',
    dateAndTime: '{day}, {time}',
    show: 'Afficher',
    hide: 'Masquer',
    passwordToggle: {
      only: { show: 'Afficher le mot de passe', hide: 'Masquer le mot de passe' },
      new: { show: 'Afficher le nouveau mot de passe', hide: 'Masquer le nouveau mot de passe' },
      current: { show: 'Afficher le mot de passe actuel', hide: 'Masquer le mot de passe actuel' },
    },
    choice: '{label}\u00a0:',
  },

  wentWrong: {
    title: 'Un problème est survenu',
    text: 'Cela vient de nous, pas de vous. Rien n’a été perdu\u202f; vous pouvez réessayer.',
    again: 'Réessayer',
    back: 'Retour à la connexion',
    reference: 'Référence {digest}',
  },

  notFound: {
    title: 'Page introuvable',
    heading: 'Cette page n’existe pas',
    text: 'L’adresse contient peut-être une faute de frappe, ou la page a été déplacée.',
    home: 'Aller à l’accueil',
  },

  /** The forms that ask for an address, with or without a password. */
  start: {
    email: 'Adresse e-mail',
    sending: 'Envoi…',
    emailMeACode: 'Recevoir un code par e-mail',
    faults: {
      empty: 'Saisissez votre adresse e-mail',
      'too-long': 'Cette adresse est trop longue. Elle ne doit pas dépasser {count}\u00a0caractères.',
      format: 'Saisissez une adresse e-mail de la forme nom@example.com',
    },
    refusals: {
      wrong: 'L’adresse e-mail ou le mot de passe est incorrect.',
      'wrong-again':
        'L’adresse e-mail ou le mot de passe est incorrect. Après plusieurs essais, plus aucun n’est accepté pendant 15\u00a0minutes au plus, même avec le bon mot de passe.',
      limited:
        'Vous avez demandé plusieurs codes. Le dernier est peut-être encore valable. Vous pourrez en demander un autre dès {time}.',
      attempts: 'Trop de tentatives. Réessayez à partir de {time}.',
      unavailable:
        'Nous ne pouvons pas envoyer de codes pour le moment. L’adresse saisie est conservée. Réessayez dans quelques minutes.',
      'no-cookies': 'Sans cookies, la connexion est impossible. Autorisez-les pour ce site, puis réessayez.',
    },
    enterTheCode: 'Saisir le code',
    strangeCode:
      'Ce code correspond à une connexion commencée dans un autre navigateur. Saisissez-le là-bas ou demandez-en un nouveau ici.',
    offline: 'Vous semblez être hors ligne. Votre saisie est conservée.',
  },

  password: {
    label: 'Mot de passe',
    newLabel: 'Nouveau mot de passe',
    newHint: 'Au moins {least}\u00a0caractères',
    faults: {
      missing: 'Saisissez votre mot de passe',
      empty: 'Choisissez un mot de passe',
      short: 'Utilisez au moins {least}\u00a0caractères. Une suite de plusieurs mots est facile à retenir.',
      long: 'Ne dépassez pas {most}\u00a0caractères',
      edges: 'Le mot de passe ne doit ni commencer ni finir par un espace',
      common: 'Ce mot de passe est très répandu, donc facile à deviner. Choisissez-en un autre.',
    },
  },

  signIn: {
    title: 'Connexion',
    withCode: 'Nous vous enverrons un code à {count}\u00a0chiffres par e-mail.',
    withPassword: 'Saisissez votre mot de passe, puis le code que nous vous enverrons par e-mail.',
    submit: 'Se connecter',
    checking: 'Vérification…',
    /** The mails quote it. */
    forgot: forgotPassword,
    newHere: 'Pas encore de compte\u202f? {link}',
    createAccount: 'Créer un compte',
    openSignIn: 'Connexion en cours',
    askedAt: 'Vous avez demandé un code pour {address} ({time}).',
    startAgain: 'Recommencer',
    clock:
      'Une erreur de notre part nous a empêchés de terminer votre connexion, et votre code n’est plus valable. Connectez-vous à nouveau pour en recevoir un autre.',
    interrupted:
      'La connexion à votre compte a été interrompue. Saisissez à nouveau votre mot de passe\u202f; si vous avez déjà un code, il est peut-être encore valable.',
    confirmed: 'Votre adresse est confirmée. Connectez-vous maintenant avec votre mot de passe.',
    passwordChanged:
      'Votre mot de passe a été changé et vos sessions sont fermées sur tous vos appareils. Connectez-vous avec le nouveau.',
    changedStillOpen:
      'Votre mot de passe a été modifié, mais des sessions sont peut-être encore ouvertes sur vos autres appareils. Connectez-vous avec votre nouveau mot de passe, puis, dans votre compte, choisissez «\u202f{button}\u202f».',
    maybeChanged:
      'Connectez-vous avec votre nouveau mot de passe. S’il est refusé, utilisez celui que vous avez reçu.',
    notChanged:
      'Ce mot de passe ne peut pas être utilisé ici. Connectez-vous avec celui que vous avez reçu, puis choisissez-en un autre.',
  },

  signUp: {
    title: 'Créer un compte',
    withCode: 'Nous vous enverrons un code à {count}\u00a0chiffres par e-mail. Aucun mot de passe à retenir.',
    withPassword:
      'Nous vous enverrons par e-mail un code à {count}\u00a0chiffres pour confirmer votre adresse.',
    submit: 'Créer un compte',
    creating: 'Création…',
    haveAccount: 'Déjà un compte\u202f? {link}',
    signIn: 'Se connecter',
  },

  /** The page where the code is entered. */
  code: {
    title: 'Consultez vos e-mails',
    sentTo: 'Nous avons envoyé un code à {count}\u00a0chiffres à {address}.',
    change: 'Modifier',
    comesFrom: 'Il vient de {sender}. Saisissez-le avant {time}.',
    fieldTitle: 'Saisissez le code',
    fieldHint: 'Le code à {count}\u00a0chiffres de notre e-mail',
    submit: 'Se connecter',
    submitting: 'Connexion…',
    resend: 'Renvoyer le code',
    sendNew: 'Envoyer un nouveau code',
    /** Beside the two buttons above. */
    askAgainAt: 'Nouvel envoi possible dès {time}',
    askAgainIn: {
      one: 'Nouvel envoi possible dans {count}\u00a0seconde',
      many: 'Nouvel envoi possible dans {count}\u00a0de secondes',
      other: 'Nouvel envoi possible dans {count}\u00a0secondes',
    },
    notReceived: 'Vous n’avez rien reçu\u202f?',
    lookInSpam: 'Regardez dans vos spams ou vos courriers indésirables.',
    searchFor: 'Cherchez {sender} dans vos e-mails.',
    checkAddress: 'Vérifiez que l’adresse est exacte\u00a0: {address}.',
    filters: 'En entreprise, le filtrage des e-mails peut prendre quelques minutes.',
    moreHelp: 'Plus d’aide',
    replaces: 'Une session est ouverte avec {address}. Elle se fermera si vous vous connectez ici.',
  },

  /** What was wrong with something entered as a code. */
  codeFaults: {
    empty: 'Saisissez le code à {length}\u00a0chiffres',
    length: {
      one: 'Vous avez saisi {count}\u00a0chiffre. Le code en compte {length}.',
      many: 'Vous avez saisi {count}\u00a0de chiffres. Le code en compte {length}.',
      other: 'Vous avez saisi {count}\u00a0chiffres. Le code en compte {length}.',
    },
    letters: 'Le code ne contient que des chiffres',
    offline: 'Vous semblez être hors ligne. Le code saisi est conservé.',
  },

  /** What an answer on the code page came to. */
  codeNotices: {
    wrong: 'Ce code n’est pas le bon. Vérifiez dans l’e-mail le plus récent, puis réessayez.',
    wrongAgain: {
      one: 'Ce code n’est pas le bon. Il vous reste {count}\u00a0essai.',
      many: 'Ce code n’est pas le bon. Il vous reste {count}\u00a0d’essais.',
      other: 'Ce code n’est pas le bon. Il vous reste {count}\u00a0essais.',
    },
    expired: 'Ce code a expiré. Nous en avons envoyé un nouveau à {address}.',
    used: 'Ce code a déjà servi. Demandez-en un nouveau.',
    'used-up': 'Trop d’essais. Ce code n’est plus valable.',
    clock:
      'Une erreur de notre part nous a empêchés de terminer votre connexion, et votre code n’est plus valable. Demandez-en un nouveau.',
    interrupted: 'La connexion Internet a été coupée. Appuyez à nouveau sur «\u202f{button}\u202f».',
    unavailable:
      'Nous ne pouvons ni vérifier ni envoyer de codes pour le moment. Le code saisi est conservé. Réessayez dans quelques minutes.',
    sentAgain: 'Nous avons renvoyé le code ({time}).',
    sentNew: 'Nous avons envoyé un nouveau code ({time}). Le précédent n’est plus valable.',
    tooEarly:
      'Nous avons déjà envoyé le code ({time}). Il peut mettre un moment à arriver\u202f; vous pourrez le redemander dès {next}.',
    limited: 'Vous avez demandé plusieurs codes. Vous pourrez en demander un autre dès {time}.',
    limitedLive:
      'Vous avez demandé plusieurs codes. Le dernier est peut-être encore valable. Vous pourrez en demander un autre dès {time}.',
  },

  alreadySignedIn: {
    title: 'Session déjà ouverte',
    heading: 'Votre session est déjà ouverte',
    text: 'Elle est ouverte avec l’adresse {address}.',
    continue: 'Continuer',
  },

  /** Before something that cannot be undone. */
  again: {
    title: 'Confirmez que c’est bien vous',
    text: 'Pour passer à l’étape suivante, reconnectez-vous. Nous enverrons un code à {address}.',
    back: 'Retour à votre compte',
  },

  confirmAddress: {
    title: 'Confirmez votre adresse',
    submit: 'Confirmer',
    checking: 'Vérification…',
    fieldTitle: 'Saisissez le code',
    fieldHint: 'Les {count}\u00a0chiffres de l’e-mail le plus récent',
    wrong:
      'Ce code n’est pas le bon ou n’est plus valable. Vérifiez dans l’e-mail le plus récent, puis réessayez.',
    wrongAgain:
      'Ce code n’est pas le bon ou n’est plus valable. Demandez-en un nouveau ou attendez une heure\u00a0: le nombre d’essais est limité.',
    askedAgain:
      'Un autre code a été demandé ({time}). Si rien n’arrive, le dernier reçu est peut-être encore valable\u202f; le nombre d’envois par heure est limité.',
    notConfirmed:
      'Votre mot de passe est correct, mais cette adresse n’a jamais été confirmée. Un nouveau code est en route.',
    resetRequired:
      'Votre mot de passe doit être changé. Nous vous avons envoyé par e-mail un code pour en choisir un nouveau.',
    taken:
      'Un compte existait déjà avec cette adresse. Choisissez un mot de passe pour ce compte\u202f; nous vous avons envoyé un autre code.',
  },

  forgotPassword: {
    title: 'Mot de passe oublié\u202f?',
    text: 'S’il existe un compte avec votre adresse, nous vous enverrons un code pour choisir un nouveau mot de passe.',
    remember: 'Vous vous en souvenez\u202f? {link}',
    signIn: 'Se connecter',
  },

  resetPassword: {
    title: 'Choisissez un nouveau mot de passe',
    text: 'S’il existe un compte avec l’adresse {address}, nous y avons envoyé un code à {count}\u00a0chiffres. Il est valable une heure.',
    temporary:
      'Le mot de passe du compte {address} est provisoire. Choisissez le vôtre, puis saisissez le code que nous vous enverrons par e-mail.',
    submit: 'Changer de mot de passe',
    changing: 'Enregistrement…',
    unavailable:
      'Nous ne savons pas si votre mot de passe a été changé. Essayez de vous connecter avec le nouveau. S’il est refusé, ressaisissez le code dans quelques minutes.',
    noMail: 'Aucun e-mail\u202f? Si vous n’avez jamais confirmé votre adresse, {link}.',
    createAgain: 'créez à nouveau le compte',
  },

  home: {
    title: 'Accueil',
    heading: 'Votre session est ouverte',
    name: 'Nom',
    email: 'Adresse e-mail',
    since: 'Session ouverte sur cet appareil depuis le',
    replaced: 'Une session était ouverte avec {address}. Elle est maintenant fermée.',
    signOut: 'Se déconnecter',
    signingOut: 'Déconnexion…',
    account: 'Votre compte',
  },

  account: {
    title: 'Votre compte',
    name: 'Nom',
    nameHint: 'Pour nous adresser à vous. Vous pouvez laisser ce champ vide.',
    nameFaults: {
      'too-long': 'Ne dépassez pas {most}\u00a0caractères',
      characters: 'Utilisez uniquement des lettres, des chiffres et des signes courants',
    },
    save: 'Enregistrer le nom',
    saving: 'Enregistrement…',
    saved: 'Votre nom est enregistré.',
    unavailable: 'C’est impossible pour le moment. Rien n’a été modifié. Réessayez dans quelques minutes.',
    sessions: 'Sessions',
    since: 'Session ouverte sur cet appareil depuis le {time}.',
    signOutEverywhere: 'Se déconnecter partout',
    password: 'Mot de passe',
    changePassword: 'Changer de mot de passe',
    delete: 'Supprimer le compte',
    deleteText: 'Votre compte et tout ce qu’il contient seront supprimés définitivement.',
    home: 'Retour à l’accueil',
  },

  changePassword: {
    title: 'Changer de mot de passe',
    heading: 'Changer de mot de passe',
    text: 'Vos sessions seront alors fermées sur tous vos appareils, y compris celui-ci. Il faudra vous reconnecter avec le nouveau mot de passe.',
    present: 'Mot de passe actuel',
    presentWrong: 'Ce n’est pas votre mot de passe actuel',
    submit: 'Changer de mot de passe',
    changing: 'Enregistrement…',
    refusals: {
      'too-often':
        'Trop de tentatives. Attendez une heure, ou déconnectez-vous et utilisez «\u202f{link}\u202f».',
      'still-open':
        'Votre mot de passe a été modifié, mais des sessions sont encore ouvertes sur vos autres appareils. Dans votre compte, choisissez «\u202f{button}\u202f».',
      unavailable: 'C’est impossible pour le moment. Rien n’a été modifié. Réessayez dans quelques minutes.',
    },
    back: 'Retour à votre compte',
  },

  deleteAccount: {
    title: 'Supprimer le compte',
    heading: 'Supprimer votre compte\u202f?',
    text: 'Le compte {address} sera supprimé définitivement et vos sessions seront fermées sur tous vos appareils. Vous pourrez à tout moment en créer un nouveau avec la même adresse.',
    submit: 'Supprimer mon compte',
    deleting: 'Suppression…',
    keep: 'Garder mon compte',
  },

  signedOut: {
    title: 'Session fermée',
    here: 'Votre session est fermée sur cet appareil.',
    everywhere: 'Vos sessions sont fermées sur tous vos appareils.',
    deleted: 'Votre compte est supprimé.',
    password: 'Votre mot de passe a été changé et vos sessions sont fermées sur tous vos appareils.',
    signInAgain: 'Se reconnecter',
    createAccount: 'Créer un compte',
  },

  noCode: {
    title: 'Pas de code dans votre boîte de réception\u202f?',
    intro:
      'Un code arrive en général en moins d’une minute. Si le vôtre n’arrive pas, parcourez cette liste.',
    address:
      'Vérifiez l’adresse\u00a0: une seule lettre fausse, et rien n’arrive. {link} et saisissez-la à nouveau si besoin.',
    startAgain: 'Revenez en arrière',
    wait: 'Attendez quelques minutes. En entreprise, les filtres examinent les e-mails venus de l’extérieur avant de les laisser passer.',
    askAgain:
      'Demandez le code à nouveau\u202f; la page indique à partir de quand. Le code valable est celui de l’e-mail le plus récent.',
    full: 'Une boîte de réception pleine n’accepte plus d’e-mails. Faites de la place, puis redemandez le code.',
    allow:
      'Demandez à votre service informatique ou à votre fournisseur de messagerie d’autoriser notre adresse d’envoi.',
    account:
      'Nous n’envoyons de codes qu’aux adresses associées à un compte. {link} avec la vôtre\u202f; s’il en existe déjà un, vous recevrez tout de même un code.',
    createAccount: 'Créez un compte',
    never: 'Nous ne vous demanderons jamais de code par téléphone ni par chat.',
    back: 'Retour au code',
    backToSignIn: 'Retour à la connexion',
  },
}

export const mails: MailMessages = {
  code: {
    lead: '{code} est votre code {app}',
    heading: 'Votre code {app}',
  },
  cognito: {
    'confirm-address': {
      subject: 'Votre code pour confirmer votre adresse sur {app}',
      heading: 'Confirmez votre adresse pour {app}',
    },
    'new-password': {
      subject: 'Votre code pour changer de mot de passe sur {app}',
      heading: 'Choisissez un nouveau mot de passe {app}',
    },
  },
  worksUntil: 'Il est valable {duration}, jusqu’à {time} UTC.',
  openPage: 'Ouvrir la page avec le code déjà saisi',
  enterIt: 'Saisissez ce code sur la page qui vous le demande. Il est valable {duration}.',
  neverAsked:
    'Nous ne vous demanderons jamais ce code par téléphone ni par chat. Ce n’était pas vous\u00a0? Ignorez cet e-mail.',
  forgotPassword,
  notices: {
    'wrong-codes': {
      lead: 'Quelqu’un a saisi votre mot de passe {app}, puis des codes erronés',
      happened:
        'Le dernier code erroné a été saisi le {date} à {time} UTC. Personne n’entre sans le bon code, et nous ne l’envoyons qu’à cette adresse.',
      harmless:
        'C’était vous\u00a0? Utilisez le code de l’e-mail le plus récent\u00a0; vous n’avez rien d’autre à faire.',
      remedy:
        'Ce n’était pas vous\u00a0? Alors quelqu’un connaît votre mot de passe. Choisissez-en un autre sur notre site, avec «\u00a0{link}\u00a0»\u00a0:',
    },
    'password-changed': {
      lead: 'Votre mot de passe {app} a été changé',
      happened:
        'Il a été changé le {date} à {time} UTC, avec un code que nous avions envoyé à cette adresse.',
      harmless: 'C’était vous\u00a0? Vous n’avez rien à faire.',
      remedy:
        'Ce n’était pas vous\u00a0? Alors quelqu’un lit vos e-mails. Changez d’abord le mot de passe de votre messagerie, puis choisissez-en un nouveau pour {app} sur notre site, avec «\u00a0{link}\u00a0»\u00a0:',
    },
  },
  neverAskedAtAll:
    'Nous ne vous demanderons jamais de mot de passe ni de code par téléphone, par chat ou par e-mail.',
}
