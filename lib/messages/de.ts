/**
 * Everything that pages and emails say, in German. Long because a translator reads one file from top to bottom.
 *
 * The reader is "Sie". `\u00a0` is a no-break space. A `{time}` of another day brings its date with it, so it stands
 * after "ab", "bis" or in brackets, never after "um".
 */
import type { MailMessages, Messages } from './messages.ts'

const forgotPassword = 'Passwort vergessen?'

export const pages: Messages = {
  site: {
    description: 'Anmeldung bei {app} mit einem Code per E-Mail.',
    preferences: 'Sprache und Darstellung',
    language: 'Sprache',
    appearance: 'Darstellung',
    appearances: { system: 'Wie auf diesem Gerät', light: 'Hell', dark: 'Dunkel' },
    choice: '{label}:',
  },

  /** Pieces of every page. */
  ui: {
    errorTitle: 'Fehler: {title}',
    time: '{time}\u00a0Uhr',
    utc: '{time}\u00a0Uhr\u00a0UTC',
    timeOnDay: '{time} am {day}',
    dateAndTime: '{day}, {time}',
    offline: 'Sie sind anscheinend offline. Ihre Eingaben bleiben erhalten.',
  },

  wentWrong: {
    title: 'Etwas ist schiefgegangen',
    text: 'Das Problem liegt bei uns. Versuchen Sie es bitte noch einmal.',
    again: 'Noch einmal versuchen',
    back: 'Zurück zur Anmeldung',
    reference: 'Fehler-ID: {digest}',
  },

  refused: {
    foreign: 'Dieses Formular kam nicht von {origin}. Öffnen Sie {origin} und versuchen Sie es noch einmal.',
    'too-long':
      'Das ist zu lang für dieses Formular. Kürzen Sie Ihre Eingabe und versuchen Sie es noch einmal.',
    unreadable: 'Wir konnten dieses Formular nicht lesen. Versuchen Sie es bitte noch einmal.',
    updated: 'Diese Website wurde aktualisiert. Bitte drücken Sie die Schaltfläche noch einmal.',
  },

  notFound: {
    title: 'Seite nicht gefunden',
    heading: 'Diese Seite gibt es nicht',
    text: 'Vielleicht enthält die Adresse einen Tippfehler, oder die Seite ist umgezogen.',
    home: 'Zur Startseite',
  },

  forbidden: {
    title: 'Kein Zugriff',
    heading: 'Kein Zugriff auf diese Seite',
    text: 'Sie sind als {address} angemeldet. Für dieses Konto ist die Seite nicht freigegeben.',
  },

  /** The forms that ask for an address, with or without a password. */
  start: {
    email: 'E-Mail-Adresse',
    sending: 'Wird gesendet\u00a0…',
    emailMeACode: 'Code per E-Mail senden',
    faults: {
      empty: 'Geben Sie Ihre E-Mail-Adresse ein',
      'too-long': 'Diese E-Mail-Adresse ist zu lang. Erlaubt sind höchstens {count}\u00a0Zeichen.',
      format: 'Geben Sie eine E-Mail-Adresse in der Form name@example.com ein',
    },
    refusals: {
      wrong: 'Die E-Mail-Adresse oder das Passwort ist falsch.',
      'wrong-again':
        'Die E-Mail-Adresse oder das Passwort ist falsch. Nach zu vielen Versuchen müssen Sie bis zu 15\u00a0Minuten warten.',
      network: 'Zu viele Anmeldungen aus Ihrem Netzwerk. Versuchen Sie es ab {time} noch einmal.',
      unavailable:
        'Wir können gerade keine Codes senden. Ihre E-Mail-Adresse bleibt eingetragen. Versuchen Sie es in ein paar Minuten noch einmal.',
      'no-cookies':
        'Für die Anmeldung sind Cookies nötig. Lassen Sie Cookies für diese Website zu und versuchen Sie es noch einmal.',
    },
    enterTheCode: 'Code eingeben',
    strangeCode:
      'Dieser Code gehört zu einer Anmeldung in einem anderen Browser. Geben Sie ihn dort ein oder fordern Sie hier einen neuen an.',
  },

  password: {
    label: 'Passwort',
    newLabel: 'Neues Passwort',
    newHint: 'Mindestens {least}\u00a0Zeichen',
    faults: {
      missing: 'Geben Sie Ihr Passwort ein',
      empty: 'Wählen Sie ein Passwort',
      short:
        'Verwenden Sie mindestens {least}\u00a0Zeichen. Mehrere Wörter hintereinander lassen sich leicht merken.',
      long: 'Verwenden Sie höchstens {most}\u00a0Zeichen',
      edges: 'Das Passwort darf nicht mit einem Leerzeichen beginnen oder enden',
      common: 'Dieses Passwort wird häufig verwendet und ist leicht zu erraten. Wählen Sie ein anderes.',
      'too-often': 'Zu viele Versuche. Versuchen Sie es in ein paar Minuten noch einmal.',
    },
    show: 'Anzeigen',
    hide: 'Verbergen',
    toggle: {
      only: { show: 'Passwort anzeigen', hide: 'Passwort verbergen' },
      new: { show: 'Neues Passwort anzeigen', hide: 'Neues Passwort verbergen' },
      current: { show: 'Aktuelles Passwort anzeigen', hide: 'Aktuelles Passwort verbergen' },
    },
  },

  signIn: {
    title: 'Anmelden',
    withCode: 'Wir senden Ihnen einen {count}-stelligen Code per E-Mail.',
    withPassword: 'Geben Sie Ihr Passwort ein und danach den Code, den wir Ihnen per E-Mail senden.',
    submit: 'Anmelden',
    checking: 'Wird geprüft\u00a0…',
    forgot: forgotPassword,
    newHere: 'Neu hier? {link}',
    createAccount: 'Konto erstellen',
    openSignIn: 'Begonnene Anmeldung',
    askedAt: 'Sie haben einen Code für {address} angefordert ({time}).',
    startAgain: 'Neu beginnen',
    sessionEnded: 'Ihre Sitzung ist beendet. Melden Sie sich an, um fortzufahren.',
    clock:
      'Wegen eines Fehlers auf unserer Seite konnten wir Ihre Anmeldung nicht abschließen und Ihr Code gilt nicht mehr. Melden Sie sich bitte noch einmal an, dann senden wir Ihnen einen neuen.',
    interrupted:
      'Ihre Anmeldung wurde unterbrochen. Geben Sie Ihr Passwort noch einmal ein. Ein Code, den Sie schon haben, gilt vielleicht noch.',
    tookTooLong: 'Das hat zu lange gedauert. Geben Sie Ihr Passwort noch einmal ein.',
    confirmed: 'Ihre E-Mail-Adresse ist bestätigt. Melden Sie sich jetzt mit Ihrem Passwort an.',
    passwordChanged:
      'Ihr Passwort wurde geändert und Sie wurden auf allen Geräten abgemeldet. Melden Sie sich mit dem neuen Passwort an.',
    changedStillOpen:
      'Ihr Passwort wurde geändert, aber andere Geräte sind vielleicht noch angemeldet. Melden Sie sich mit dem neuen Passwort an und wählen Sie in Ihrem Konto „{button}“.',
    maybeChanged:
      'Melden Sie sich mit Ihrem neuen Passwort an. Wenn das nicht geht, verwenden Sie das Passwort, das Sie erhalten haben.',
    notChanged:
      'Dieses Passwort können Sie hier nicht verwenden. Melden Sie sich mit dem Passwort an, das Sie erhalten haben, und wählen Sie dann ein anderes.',
    temporaryTookTooLong:
      'Das hat zu lange gedauert. Melden Sie sich noch einmal mit dem Passwort an, das Sie erhalten haben.',
  },

  signUp: {
    title: 'Konto erstellen',
    withCode: 'Wir senden Ihnen einen {count}-stelligen Code per E-Mail. Ein Passwort brauchen Sie nicht.',
    withPassword:
      'Wir senden Ihnen einen {count}-stelligen Code per E-Mail, mit dem Sie Ihre E-Mail-Adresse bestätigen.',
    submit: 'Konto erstellen',
    creating: 'Wird erstellt\u00a0…',
    haveAccount: 'Haben Sie schon ein Konto? {link}',
    signIn: 'Anmelden',
  },

  /** The page where the code is entered. */
  code: {
    title: 'Schauen Sie in Ihr Postfach',
    sentTo: 'Wir haben einen {count}-stelligen Code an {address} gesendet.',
    change: 'Ändern',
    comesFrom: 'Er kommt von {sender} und gilt bis {time}.',
    fieldTitle: 'Code eingeben',
    fieldHint: 'Der {count}-stellige Code aus unserer E-Mail',
    submit: 'Anmelden',
    submitting: 'Anmeldung läuft\u00a0…',
    resend: 'Code erneut senden',
    sendNew: 'Neuen Code senden',
    /** Next to the two buttons above. */
    askAgainAt: 'Wieder möglich ab {time}',
    askAgainIn: {
      one: 'Wieder möglich in {count}\u00a0Sekunde',
      other: 'Wieder möglich in {count}\u00a0Sekunden',
    },
    notReceived: 'Keinen Code erhalten?',
    lookInSpam: 'Sehen Sie im Spam-Ordner nach.',
    searchFor: 'Suchen Sie in Ihren E-Mails nach {sender}.',
    checkAddress: 'Prüfen Sie, ob die E-Mail-Adresse stimmt: {address}.',
    filters: 'E-Mail-Filter in Firmen brauchen manchmal ein paar Minuten.',
    moreHelp: 'Weitere Hilfe',
    replaces: 'Sie sind als {address} angemeldet. Wenn Sie sich hier anmelden, endet diese Sitzung.',
  },

  /** What was wrong with something entered as a code. */
  codeFaults: {
    empty: 'Geben Sie den {length}-stelligen Code ein',
    length: {
      one: 'Sie haben {count}\u00a0Ziffer eingegeben.',
      other: 'Sie haben {count}\u00a0Ziffern eingegeben.',
    },
    lengthRule: '{typed} Der Code hat {length}.',
    letters: 'Der Code besteht nur aus Ziffern',
  },

  /** What an answer on the code page came to. */
  codeNotices: {
    wrong:
      'Dieser Code stimmt nicht. Sehen Sie in der neuesten E-Mail nach und versuchen Sie es noch einmal.',
    wrongAgain: {
      one: 'Dieser Code stimmt nicht. Sie haben noch {count}\u00a0Versuch.',
      other: 'Dieser Code stimmt nicht. Sie haben noch {count}\u00a0Versuche.',
    },
    expired: 'Dieser Code ist abgelaufen. Wir haben einen neuen an {address} gesendet.',
    ranOut: 'Dieser Code ist abgelaufen. Fordern Sie einen neuen an.',
    used: 'Dieser Code wurde schon benutzt. Fordern Sie einen neuen an.',
    'used-up': 'Zu viele Versuche. Dieser Code gilt nicht mehr.',
    clock:
      'Wegen eines Fehlers auf unserer Seite konnten wir Ihre Anmeldung nicht abschließen und Ihr Code gilt nicht mehr. Fordern Sie bitte einen neuen an.',
    interrupted: 'Die Verbindung wurde unterbrochen. Drücken Sie noch einmal auf „{button}“.',
    unavailable:
      'Wir können gerade keine Codes prüfen oder senden. Ihr Code bleibt eingetragen. Versuchen Sie es in ein paar Minuten noch einmal.',
    sentAgain: 'Wir haben den Code erneut gesendet ({time}).',
    sentNew: 'Wir haben einen neuen Code gesendet ({time}). Der vorherige gilt nicht mehr.',
    tooEarly:
      'Wir haben den Code schon gesendet ({time}). Es kann einen Moment dauern. Ab {next} können Sie ihn noch einmal anfordern.',
    limited: 'Sie haben mehrere Codes angefordert. Den nächsten können Sie ab {time} anfordern.',
    limitedLive:
      'Sie haben mehrere Codes angefordert. Der letzte gilt vielleicht noch. Den nächsten können Sie ab {time} anfordern.',
  },

  alreadySignedIn: {
    title: 'Schon angemeldet',
    heading: 'Sie sind schon angemeldet',
    text: 'Sie sind als {address} angemeldet.',
    continue: 'Weiter',
  },

  otherPerson: {
    signedIn: 'Die vorige Seite war für {other}. Sie sind jetzt als {address} angemeldet.',
    signingIn: 'Die vorige Seite war für {other}. Sie melden sich jetzt als {address} an.',
    page: 'Die vorige Seite war für {other}. Diese ist für {address}.',
  },

  /** Before something that cannot be undone. */
  again: {
    title: 'Bestätigen Sie, dass Sie es sind',
    text: 'Melden Sie sich noch einmal an, um fortzufahren. Dazu senden wir einen Code an {address}.',
    back: 'Zurück zu Ihrem Konto',
  },

  confirmAddress: {
    title: 'E-Mail-Adresse bestätigen',
    submit: 'Bestätigen',
    checking: 'Wird geprüft\u00a0…',
    fieldTitle: 'Code eingeben',
    fieldHint: 'Die {count}\u00a0Ziffern aus der neuesten E-Mail',
    wrong:
      'Dieser Code stimmt nicht oder gilt nicht mehr. Sehen Sie in der neuesten E-Mail nach und versuchen Sie es noch einmal.',
    wrongAgain:
      'Dieser Code stimmt nicht oder gilt nicht mehr. Fordern Sie einen neuen an oder warten Sie eine Stunde: Die Zahl der Versuche ist begrenzt.',
    askedAgain:
      'Sie haben einen weiteren Code angefordert ({time}). Wenn keiner ankommt, gilt vielleicht noch der letzte. Pro Stunde senden wir nur wenige Codes.',
    notConfirmed:
      'Ihr Passwort stimmt, aber Ihre E-Mail-Adresse ist noch nicht bestätigt. Wir haben Ihnen einen neuen Code gesendet.',
    resetRequired:
      'Ihr Passwort muss geändert werden. Wir haben Ihnen per E-Mail einen Code gesendet, mit dem Sie ein neues wählen können.',
    taken:
      'Für diese E-Mail-Adresse gibt es schon ein Konto. Wir haben Ihnen noch einen Code gesendet: Damit können Sie ein neues Passwort wählen.',
  },

  forgotPassword: {
    title: 'Passwort vergessen?',
    text: 'Wenn es zu Ihrer E-Mail-Adresse ein Konto gibt, senden wir Ihnen einen Code, mit dem Sie ein neues Passwort wählen können.',
    remember: 'Wieder eingefallen? {link}',
    signIn: 'Anmelden',
  },

  resetPassword: {
    title: 'Neues Passwort wählen',
    text: 'Wenn es zu {address} ein Konto gibt, haben wir einen {count}-stelligen Code dorthin gesendet. Er gilt eine Stunde.',
    temporary:
      'Das Passwort für {address} ist vorläufig. Wählen Sie ein eigenes und geben Sie danach den Code ein, den wir Ihnen per E-Mail senden.',
    submit: 'Passwort ändern',
    changing: 'Wird geändert\u00a0…',
    unavailable:
      'Wir wissen gerade nicht, ob Ihr Passwort geändert wurde. Melden Sie sich mit dem neuen Passwort an. Wenn das nicht geht, geben Sie den Code in ein paar Minuten noch einmal ein.',
    noMail: 'Keine E-Mail? Wenn Sie Ihre E-Mail-Adresse nie bestätigt haben: {link}.',
    createAgain: 'Konto neu erstellen',
  },

  home: {
    title: 'Startseite',
    heading: 'Sie sind angemeldet',
    name: 'Name',
    email: 'E-Mail-Adresse',
    since: 'Anmeldung auf diesem Gerät',
    replaced: 'Zuvor waren Sie als {address} angemeldet. Diese Sitzung ist beendet.',
    signOut: 'Abmelden',
    signingOut: 'Abmeldung läuft\u00a0…',
    account: 'Ihr Konto',
  },

  account: {
    title: 'Ihr Konto',
    name: 'Name',
    nameHint: 'So sprechen wir Sie an. Sie können das Feld leer lassen.',
    nameFaults: {
      'too-long': 'Verwenden Sie höchstens {most}\u00a0Zeichen',
      characters: 'Verwenden Sie nur Buchstaben, Ziffern und übliche Zeichen',
    },
    save: 'Namen speichern',
    saving: 'Wird gespeichert\u00a0…',
    saved: 'Ihr Name wurde gespeichert.',
    unavailable: 'Das geht gerade nicht. Versuchen Sie es in ein paar Minuten noch einmal.',
    sessions: 'Sitzungen',
    since: 'Auf diesem Gerät angemeldet seit dem {time}.',
    signOutEverywhere: 'Auf allen Geräten abmelden',
    password: 'Passwort',
    changePassword: 'Passwort ändern',
    delete: 'Konto löschen',
    deleteText: 'Ihr Konto und alle Daten darin werden endgültig gelöscht.',
    home: 'Zurück zur Startseite',
  },

  changePassword: {
    title: 'Passwort ändern',
    heading: 'Passwort ändern',
    text: 'Sie werden auf allen Geräten abgemeldet, auch auf diesem. Danach melden Sie sich mit dem neuen Passwort an.',
    present: 'Aktuelles Passwort',
    presentWrong: 'Das ist nicht Ihr aktuelles Passwort',
    submit: 'Passwort ändern',
    changing: 'Wird geändert\u00a0…',
    refusals: {
      'too-often':
        'Zu viele falsche Passwörter. Warten Sie eine Stunde. Oder melden Sie sich ab und wählen Sie „{link}“.',
      'still-open':
        'Ihr Passwort wurde geändert, aber andere Geräte sind noch angemeldet. Wählen Sie in Ihrem Konto „{button}“.',
      unavailable: 'Das geht gerade nicht. Versuchen Sie es in ein paar Minuten noch einmal.',
    },
    back: 'Zurück zu Ihrem Konto',
  },

  deleteAccount: {
    title: 'Konto löschen',
    heading: 'Konto löschen?',
    text: 'Das Konto {address} und alle Daten darin werden endgültig gelöscht und Sie werden auf allen Geräten abgemeldet. Sie können mit derselben E-Mail-Adresse jederzeit ein neues erstellen.',
    submit: 'Mein Konto löschen',
    deleting: 'Wird gelöscht\u00a0…',
    keep: 'Konto behalten',
  },

  signedOut: {
    title: 'Abgemeldet',
    here: 'Sie sind auf diesem Gerät abgemeldet',
    everywhere: 'Sie wurden auf allen Geräten abgemeldet',
    deleted: 'Ihr Konto wurde gelöscht',
    password: 'Ihr Passwort wurde geändert und Sie wurden auf allen Geräten abgemeldet',
    signInAgain: 'Wieder anmelden',
    createAccount: 'Konto erstellen',
  },

  noCode: {
    title: 'Keinen Code erhalten?',
    intro:
      'Codes kommen meist innerhalb einer Minute an. Wenn Ihr Code nicht ankommt, gehen Sie diese Liste durch.',
    address: 'Prüfen Sie die E-Mail-Adresse: Ist nur ein Buchstabe falsch, kommt nichts an. {link}',
    startAgain: 'E-Mail-Adresse ändern',
    wait: 'Warten Sie ein paar Minuten. In Firmen werden E-Mails von außen oft erst geprüft.',
    askAgain:
      'Fordern Sie den Code noch einmal an. Ab wann das geht, steht auf der Seite. Es gilt der Code aus der neuesten E-Mail.',
    full: 'Vielleicht ist Ihr Postfach voll. Schaffen Sie Platz und fordern Sie den Code dann noch einmal an.',
    allow: 'Bitten Sie Ihre IT-Abteilung oder Ihren E-Mail-Anbieter, unseren Absender zuzulassen.',
    account:
      'Codes senden wir nur an E-Mail-Adressen mit Konto. Noch keines? {link}. Wenn es schon eines gibt, bekommen Sie trotzdem einen Code.',
    createAccount: 'Konto erstellen',
    never: 'Wir fragen Sie nie am Telefon oder im Chat nach einem Code.',
    back: 'Zurück zum Code',
    backToSignIn: 'Zurück zur Anmeldung',
  },
}

export const mails: MailMessages = {
  code: {
    lead: '{code} ist Ihr Code für {app}',
    heading: 'Ihr Code für {app}',
  },
  cognito: {
    'confirm-address': {
      subject: 'Ihr Code zum Bestätigen Ihrer E-Mail-Adresse bei {app}',
      heading: 'Bestätigen Sie Ihre E-Mail-Adresse für {app}',
    },
    'new-password': {
      subject: 'Ihr Code für ein neues Passwort bei {app}',
      heading: 'Neues Passwort für {app} wählen',
    },
  },
  worksUntil: 'Er ist {duration} gültig (bis {time} Uhr UTC).',
  openPage: 'Anmeldeseite öffnen, der Code ist schon eingetragen',
  enterIt: 'Geben Sie diesen Code auf der Seite ein, die danach fragt. Er ist {duration} gültig.',
  neverAsked:
    'Wir fragen Sie nie am Telefon oder im Chat nach diesem Code. Sie haben keinen Code angefordert? Dann ignorieren Sie diese E-Mail.',
  forgotPassword,
  notices: {
    'wrong-codes': {
      lead: 'Jemand hat Ihr Passwort für {app} eingegeben und danach falsche Codes',
      happened:
        'Der letzte falsche Code wurde am {date} um {time} Uhr UTC eingegeben. Ohne den richtigen Code kann sich niemand anmelden. Wir senden ihn nur an diese E-Mail-Adresse.',
      harmless:
        'Waren Sie das? Dann verwenden Sie den Code aus der neuesten E-Mail. Sonst müssen Sie nichts tun.',
      remedy:
        'Waren Sie das nicht? Dann kennt jemand Ihr Passwort. Wählen Sie auf unserer Website mit „{link}“ ein neues:',
    },
    'password-changed': {
      lead: 'Ihr Passwort für {app} wurde geändert',
      happened: 'Es wurde am {date} um {time} Uhr UTC geändert.',
      harmless: 'Waren Sie das? Dann müssen Sie nichts tun.',
      remedy:
        'Waren Sie das nicht? Dann hat vielleicht jemand Zugriff auf Ihre E-Mails. Ändern Sie zuerst das Passwort Ihres Postfachs und wählen Sie dann auf unserer Website mit „{link}“ ein neues für {app}:',
    },
  },
  neverAskedAtAll:
    'Wir fragen Sie nie am Telefon, im Chat oder per E-Mail nach einem Passwort oder einem Code.',
}
