/**
 * Everything that pages and emails say, in French. Long because a translator reads one file from top to bottom.
 *
 * The reader is "vous", and no adjective or participle gives them a gender: a session is open or closed. `\u202f` is the
 * narrow no-break space, `\u00a0` the wide one: before a colon, and between a number and its unit. A `{time}` of another
 * day brings its date with it, so it stands after "à partir de", "jusqu’à" or in brackets. `many` is for millions.
 */
import type { MailMessages, Messages } from './messages.ts'

const forgotPassword = 'Mot de passe oublié\u202f?'

export const pages: Messages = {
  site: {
    description: 'Connectez-vous à {app} avec un code reçu par e-mail.',
    preferences: 'Langue et apparence',
    language: 'Langue',
    appearance: 'Apparence',
    appearances: { system: 'Thème de l’appareil', light: 'Clair', dark: 'Sombre' },
    choice: '{label}\u00a0:',
  },

  /** Pieces of every page. */
  ui: {
    errorTitle: 'Erreur\u00a0: {title}',
    time: '{time}',
    utc: '{time}\u00a0UTC',
    timeOnDay: '{time} le {day}',
    dateAndTime: '{day}, {time}',
    offline: 'Pas de connexion Internet. Votre saisie est conservée.',
  },

  wentWrong: {
    title: 'Un problème est survenu',
    text: 'Le problème vient de notre côté. Veuillez réessayer.',
    again: 'Réessayer',
    back: 'Retour à la connexion',
    reference: 'ID de l’erreur\u00a0: {digest}',
  },

  refused: {
    foreign: 'Ce formulaire ne provient pas de {origin}. Ouvrez {origin} et réessayez.',
    'too-long': 'Votre saisie est trop longue pour ce formulaire. Raccourcissez-la et réessayez.',
    unreadable: 'Nous n’avons pas pu lire ce formulaire. Veuillez réessayer.',
    updated: 'Le site a été mis à jour. Appuyez à nouveau sur le bouton.',
  },

  notFound: {
    title: 'Page introuvable',
    heading: 'Cette page n’existe pas',
    text: 'L’adresse contient peut-être une faute de frappe, ou la page n’existe plus.',
    home: 'Aller à l’accueil',
  },

  forbidden: {
    title: 'Accès refusé',
    heading: 'Vous n’avez pas accès à cette page',
    text: 'Vous utilisez le compte {address}, qui n’y a pas accès.',
  },

  /** The forms that ask for an address, with or without a password. */
  start: {
    email: 'Adresse e-mail',
    sending: 'Envoi en cours…',
    emailMeACode: 'Recevoir un code',
    faults: {
      empty: 'Saisissez votre adresse e-mail',
      'too-long': 'Cette adresse e-mail est trop longue. Elle ne doit pas dépasser {count}\u00a0caractères.',
      format: 'Saisissez une adresse e-mail de la forme nom@example.com',
    },
    refusals: {
      wrong: 'Adresse e-mail ou mot de passe incorrect.',
      'wrong-again':
        'Adresse e-mail ou mot de passe incorrect. Après trop de tentatives, attendez jusqu’à 15\u00a0minutes.',
      network: 'Trop de connexions depuis votre réseau. Réessayez à partir de {time}.',
      unavailable:
        'Nous ne pouvons pas envoyer de codes pour le moment. Votre adresse e-mail est conservée. Réessayez dans quelques minutes.',
      'no-cookies': 'Sans cookies, la connexion est impossible. Autorisez-les pour ce site, puis réessayez.',
    },
    enterTheCode: 'Saisir le code',
    strangeCode:
      'Ce code correspond à une connexion commencée dans un autre navigateur. Saisissez-le là-bas ou demandez-en un nouveau ici.',
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
      'too-often': 'Trop de tentatives. Réessayez dans quelques minutes.',
    },
    show: 'Afficher',
    hide: 'Masquer',
    toggle: {
      only: { show: 'Afficher le mot de passe', hide: 'Masquer le mot de passe' },
      new: { show: 'Afficher le nouveau mot de passe', hide: 'Masquer le nouveau mot de passe' },
      current: { show: 'Afficher le mot de passe actuel', hide: 'Masquer le mot de passe actuel' },
    },
  },

  signIn: {
    title: 'Connexion',
    withCode: 'Nous vous enverrons un code à {count}\u00a0chiffres par e-mail.',
    withPassword: 'Saisissez votre mot de passe, puis le code que nous vous enverrons par e-mail.',
    submit: 'Se connecter',
    checking: 'Vérification en cours…',
    forgot: forgotPassword,
    newHere: 'Pas encore de compte\u202f? {link}',
    createAccount: 'Créer un compte',
    openSignIn: 'Connexion non terminée',
    askedAt: 'Vous avez demandé un code pour {address} ({time}).',
    startAgain: 'Recommencer',
    sessionEnded: 'Votre session a expiré. Connectez-vous pour continuer.',
    clock:
      'Une erreur de notre part nous a empêchés de terminer votre connexion, et votre code n’est plus valable. Connectez-vous à nouveau pour en recevoir un autre.',
    interrupted:
      'La connexion à votre compte a été interrompue. Saisissez à nouveau votre mot de passe. Si vous avez déjà un code, il est peut-être encore valable.',
    tookTooLong: 'Le délai est dépassé. Saisissez à nouveau votre mot de passe.',
    confirmed: 'Votre adresse e-mail est confirmée. Connectez-vous avec votre mot de passe.',
    passwordChanged:
      'Votre mot de passe a été modifié et vos sessions ont été fermées sur tous vos appareils. Connectez-vous avec votre nouveau mot de passe.',
    changedStillOpen:
      'Votre mot de passe a été modifié, mais des sessions sont peut-être encore ouvertes sur vos autres appareils. Connectez-vous avec votre nouveau mot de passe, puis, dans votre compte, choisissez «\u202f{button}\u202f».',
    maybeChanged:
      'Connectez-vous avec votre nouveau mot de passe. S’il est refusé, utilisez celui que vous avez reçu.',
    notChanged:
      'Ce mot de passe ne peut pas être utilisé ici. Connectez-vous avec celui que vous avez reçu, puis choisissez-en un autre.',
    temporaryTookTooLong:
      'Le délai est dépassé. Connectez-vous à nouveau avec le mot de passe que vous avez reçu.',
  },

  signUp: {
    title: 'Créer un compte',
    withCode: 'Nous vous enverrons un code à {count}\u00a0chiffres par e-mail. Aucun mot de passe à retenir.',
    withPassword:
      'Nous vous enverrons par e-mail un code à {count}\u00a0chiffres pour confirmer votre adresse e-mail.',
    submit: 'Créer un compte',
    creating: 'Création en cours…',
    haveAccount: 'Déjà un compte\u202f? {link}',
    signIn: 'Se\u00a0connecter',
  },

  /** The page where the code is entered. */
  code: {
    title: 'Consultez vos e-mails',
    sentTo: 'Nous avons envoyé un code à {count}\u00a0chiffres à {address}.',
    change: 'Modifier',
    comesFrom: 'Il est envoyé par {sender} et reste valable jusqu’à {time}.',
    fieldTitle: 'Saisissez le code',
    fieldHint: 'Le code à {count}\u00a0chiffres de notre e-mail',
    submit: 'Se connecter',
    submitting: 'Connexion en cours…',
    resend: 'Renvoyer le code',
    sendNew: 'Envoyer un nouveau code',
    /** Next to the two buttons above. */
    askAgainAt: 'Nouvel envoi possible à partir de {time}',
    askAgainIn: {
      one: 'Nouvel envoi possible dans {count}\u00a0seconde',
      many: 'Nouvel envoi possible dans {count}\u00a0de secondes',
      other: 'Nouvel envoi possible dans {count}\u00a0secondes',
    },
    notReceived: 'Vous n’avez rien reçu\u202f?',
    lookInSpam: 'Regardez dans le dossier «\u202fSpam\u202f» ou «\u202fCourrier indésirable\u202f».',
    searchFor: 'Cherchez {sender} dans vos e-mails.',
    checkAddress: 'Vérifiez que l’adresse e-mail est exacte\u00a0: {address}.',
    filters: 'En entreprise, le filtrage des e-mails peut prendre quelques minutes.',
    moreHelp: 'Plus d’aide',
    replaces:
      'Vous utilisez actuellement le compte {address}. Si vous vous connectez ici, cette session sera fermée.',
  },

  /** What was wrong with something entered as a code. */
  codeFaults: {
    empty: 'Saisissez le code à {length}\u00a0chiffres',
    length: {
      one: 'Vous avez saisi {count}\u00a0chiffre.',
      many: 'Vous avez saisi {count}\u00a0de chiffres.',
      other: 'Vous avez saisi {count}\u00a0chiffres.',
    },
    lengthRule: '{typed} Le code en compte {length}.',
    letters: 'Le code ne contient que des chiffres',
  },

  /** What an answer on the code page came to. */
  codeNotices: {
    wrong: 'Code incorrect. Vérifiez l’e-mail le plus récent, puis réessayez.',
    wrongAgain: {
      one: 'Code incorrect. Il vous reste {count}\u00a0tentative.',
      many: 'Code incorrect. Il vous reste {count}\u00a0de tentatives.',
      other: 'Code incorrect. Il vous reste {count}\u00a0tentatives.',
    },
    expired: 'Ce code a expiré. Nous en avons envoyé un nouveau à {address}.',
    ranOut: 'Ce code a expiré. Demandez-en un nouveau.',
    used: 'Ce code a déjà servi. Demandez-en un nouveau.',
    'used-up': 'Trop de tentatives. Ce code n’est plus valable.',
    clock:
      'Une erreur de notre part nous a empêchés de terminer votre connexion, et votre code n’est plus valable. Demandez-en un nouveau.',
    interrupted: 'La connexion Internet a été coupée. Appuyez à nouveau sur «\u202f{button}\u202f».',
    unavailable:
      'Nous ne pouvons ni vérifier ni envoyer de codes pour le moment. Le code saisi est conservé. Réessayez dans quelques minutes.',
    sentAgain: 'Nous avons renvoyé le code ({time}).',
    sentNew: 'Nous avons envoyé un nouveau code ({time}). Le précédent n’est plus valable.',
    tooEarly:
      'Nous avons déjà envoyé le code ({time}). Il peut mettre un moment à arriver. Vous pourrez le redemander à partir de {next}.',
    limited: 'Vous avez demandé plusieurs codes. Vous pourrez en demander un autre à partir de {time}.',
    limitedLive:
      'Vous avez demandé plusieurs codes. Le dernier est peut-être encore valable. Vous pourrez en demander un autre à partir de {time}.',
  },

  alreadySignedIn: {
    title: 'Session déjà ouverte',
    heading: 'Votre session est déjà ouverte',
    text: 'Vous utilisez le compte {address}.',
    continue: 'Continuer',
  },

  otherPerson: {
    signedIn:
      'La page précédente était destinée au compte {other}. Vous utilisez maintenant le compte {address}.',
    signingIn:
      'La page précédente était destinée au compte {other}. Vous vous connectez maintenant avec le compte {address}.',
    page: 'La page précédente était destinée au compte {other}. Celle-ci est destinée au compte {address}.',
  },

  /** Before something that cannot be undone. */
  again: {
    title: 'Confirmez que c’est bien vous',
    text: 'Pour continuer, reconnectez-vous. Nous enverrons un code à {address}.',
    back: 'Retour à votre compte',
  },

  confirmAddress: {
    title: 'Confirmez votre adresse e-mail',
    submit: 'Confirmer',
    checking: 'Vérification en cours…',
    fieldTitle: 'Saisissez le code',
    fieldHint: 'Les {count}\u00a0chiffres de l’e-mail le plus récent',
    wrong: 'Ce code est incorrect ou n’est plus valable. Vérifiez l’e-mail le plus récent, puis réessayez.',
    wrongAgain:
      'Ce code est incorrect ou n’est plus valable. Demandez-en un nouveau ou attendez une heure\u00a0: le nombre de tentatives est limité.',
    askedAgain:
      'Vous avez demandé un autre code ({time}). Si rien n’arrive, le dernier reçu est peut-être encore valable. Nous n’envoyons que quelques codes par heure.',
    notConfirmed:
      'Votre mot de passe est correct, mais votre adresse e-mail n’est pas encore confirmée. Nous vous avons envoyé un nouveau code.',
    resetRequired:
      'Votre mot de passe doit être modifié. Nous vous avons envoyé par e-mail un code pour en choisir un nouveau.',
    taken:
      'Un compte existe déjà avec cette adresse e-mail. Nous vous avons envoyé un autre code pour choisir un nouveau mot de passe.',
  },

  forgotPassword: {
    title: 'Mot\u00a0de\u00a0passe oublié\u202f?',
    text: 'S’il existe un compte avec votre adresse e-mail, nous vous enverrons un code pour choisir un nouveau mot de passe.',
    remember: 'Vous vous en souvenez\u202f? {link}',
    signIn: 'Se\u00a0connecter',
  },

  resetPassword: {
    title: 'Choisissez un nouveau mot de passe',
    text: 'S’il existe un compte avec l’adresse {address}, nous y avons envoyé un code à {count}\u00a0chiffres. Il est valable une heure.',
    temporary:
      'Le mot de passe du compte {address} est provisoire. Choisissez le vôtre, puis saisissez le code que nous vous enverrons par e-mail.',
    submit: 'Modifier le mot de passe',
    changing: 'Enregistrement…',
    unavailable:
      'Nous ne savons pas si votre mot de passe a été modifié. Connectez-vous avec votre nouveau mot de passe. S’il est refusé, ressaisissez le code dans quelques minutes.',
    noMail: 'Aucun e-mail\u202f? Si vous n’avez jamais confirmé votre adresse e-mail\u00a0: {link}.',
    createAgain: 'recréer le compte',
  },

  home: {
    title: 'Accueil',
    heading: 'Votre session est ouverte',
    name: 'Nom affiché',
    email: 'Adresse e-mail',
    since: 'Connexion sur cet appareil',
    replaced: 'La session du compte {address} a été fermée.',
    signOut: 'Se déconnecter',
    signingOut: 'Déconnexion…',
    account: 'Votre compte',
  },

  account: {
    title: 'Votre compte',
    name: 'Nom affiché',
    nameHint: 'Le nom que nous utilisons pour vous. Facultatif.',
    nameFaults: {
      'too-long': 'Ne dépassez pas {most}\u00a0caractères',
      characters: 'Utilisez uniquement des lettres, des chiffres et des signes courants',
    },
    save: 'Enregistrer le nom',
    saving: 'Enregistrement…',
    saved: 'Votre nom a été enregistré.',
    unavailable: 'Cette action est impossible pour le moment. Réessayez dans quelques minutes.',
    sessions: 'Sessions',
    since: 'Session ouverte sur cet appareil depuis le {time}.',
    signOutEverywhere: 'Se déconnecter de tous les appareils',
    password: 'Mot de passe',
    changePassword: 'Modifier le mot de passe',
    delete: 'Supprimer le compte',
    deleteText: 'Votre compte et toutes ses données seront supprimés définitivement.',
    home: 'Retour à l’accueil',
  },

  changePassword: {
    title: 'Modifier le mot de passe',
    heading: 'Modifier le mot de passe',
    text: 'Vos sessions seront fermées sur tous vos appareils, y compris celui-ci. Reconnectez-vous ensuite avec le nouveau mot de passe.',
    present: 'Mot de passe actuel',
    presentWrong: 'Le mot de passe actuel est incorrect',
    submit: 'Modifier le mot de passe',
    changing: 'Enregistrement…',
    refusals: {
      'too-often':
        'Trop de tentatives. Attendez une heure, ou déconnectez-vous et utilisez «\u202f{link}\u202f».',
      'still-open':
        'Votre mot de passe a été modifié, mais des sessions sont encore ouvertes sur vos autres appareils. Dans votre compte, choisissez «\u202f{button}\u202f».',
      unavailable: 'Cette action est impossible pour le moment. Réessayez dans quelques minutes.',
    },
    back: 'Retour à votre compte',
  },

  deleteAccount: {
    title: 'Supprimer le compte',
    heading: 'Supprimer votre compte\u202f?',
    text: 'Le compte {address} et toutes ses données seront supprimés définitivement et vos sessions seront fermées sur tous vos appareils. Vous pourrez à tout moment en créer un nouveau avec la même adresse e-mail.',
    submit: 'Supprimer mon compte',
    deleting: 'Suppression…',
    keep: 'Garder mon compte',
  },

  signedOut: {
    title: 'Session fermée',
    here: 'Votre session est fermée sur cet appareil',
    everywhere: 'Vos sessions sont fermées sur tous vos appareils',
    deleted: 'Votre compte a été supprimé',
    password: 'Votre mot de passe a été modifié et vos sessions ont été fermées sur tous vos appareils',
    signInAgain: 'Se reconnecter',
    createAccount: 'Créer un compte',
  },

  noCode: {
    title: 'Vous n’avez pas reçu le code\u202f?',
    intro:
      'Un code arrive en général en moins d’une minute. Si le vôtre n’arrive pas, parcourez cette liste.',
    address:
      'Vérifiez votre adresse e-mail\u00a0: avec une seule lettre fausse, le code n’arrive pas. {link}.',
    startAgain: 'Modifier l’adresse e-mail',
    wait: 'Attendez quelques minutes. En entreprise, les e-mails venus de l’extérieur sont souvent d’abord vérifiés.',
    askAgain:
      'Redemandez le code quand la page l’indique. Seul le code de l’e-mail le plus récent fonctionne.',
    full: 'Votre boîte de réception est peut-être pleine. Faites de la place, puis redemandez le code.',
    allow:
      'Demandez à votre service informatique ou à votre fournisseur de messagerie d’autoriser notre adresse d’envoi.',
    account:
      'Nous n’envoyons de codes qu’aux adresses e-mail associées à un compte. Pas encore de compte\u202f? {link}. S’il en existe déjà un, vous recevrez tout de même un code.',
    createAccount: 'Créer un compte',
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
      subject: 'Votre code pour confirmer votre adresse e-mail sur {app}',
      heading: 'Confirmez votre adresse e-mail pour {app}',
    },
    'new-password': {
      subject: 'Votre code pour modifier le mot de passe sur {app}',
      heading: 'Choisissez un nouveau mot de passe {app}',
    },
  },
  worksUntil: 'Il est valable {duration} (jusqu’à {time} UTC).',
  openPage: 'Ouvrir la page de connexion avec le code déjà saisi',
  enterIt: 'Saisissez ce code sur la page qui vous le demande. Il est valable {duration}.',
  neverAsked:
    'Nous ne vous demanderons jamais ce code par téléphone ni par chat. Vous n’avez pas demandé ce code\u00a0? Ignorez cet e-mail.',
  forgotPassword,
  notices: {
    'wrong-codes': {
      lead: 'Quelqu’un a saisi votre mot de passe {app}, puis des codes incorrects',
      happened:
        'Le dernier code incorrect a été saisi le {date} à {time} UTC. Sans le bon code, personne ne peut se connecter. Nous l’envoyons uniquement à cette adresse e-mail.',
      harmless:
        'C’était vous\u00a0? Utilisez le code de l’e-mail le plus récent. Vous n’avez rien d’autre à faire.',
      remedy:
        'Ce n’était pas vous\u00a0? Alors quelqu’un connaît votre mot de passe. Choisissez-en un autre sur notre site, avec «\u00a0{link}\u00a0»\u00a0:',
    },
    'password-changed': {
      lead: 'Votre mot de passe {app} a été modifié',
      happened: 'Il a été modifié le {date} à {time} UTC.',
      harmless: 'C’était vous\u00a0? Vous n’avez rien à faire.',
      remedy:
        'Ce n’était pas vous\u00a0? Alors quelqu’un a peut-être accès à vos e-mails. Modifiez d’abord le mot de passe de votre messagerie, puis choisissez-en un nouveau pour {app} sur notre site, avec «\u00a0{link}\u00a0»\u00a0:',
    },
  },
  neverAskedAtAll:
    'Nous ne vous demanderons jamais de mot de passe ni de code par téléphone, par chat ou par e-mail.',
}
