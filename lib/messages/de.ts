/**
 * Everything that the site says, in German; English has the say in what there is. Long because a translator reads one
 * file from top to bottom. The reader is "Sie". `\u00a0` is a no-break space.
 *
 * `{name}` is a place to fill in. A `{time}` of another day brings its date with it, so it stands after "ab", "bis" or in
 * brackets, never after "um". Objects with `other` are plurals:
 * https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html
 */
import type { MailMessages, Messages } from './messages.ts'

const forgotPassword = 'Passwort vergessen?'

export const pages: Messages = {
  site: {
    description: 'Anmeldung bei {app} mit einem Code per E-Mail.',
    preferences: 'Sprache und Darstellung',
    language: 'Sprache',
    appearance: 'Darstellung',
    appearances: { system: 'Geräteeinstellung', light: 'Hell', dark: 'Dunkel' },
  },

  /** Pieces of every page. */
  ui: {
    errorTitle: 'Fehler: {title}',
    time: '{time}\u00a0Uhr',
    utc: '{time}\u00a0Uhr\u00a0UTC',
    timeOnDay: '{time} am {day}',
    dateAndTime: '{day}, {time}',
    show: 'Anzeigen',
    hide: 'Verbergen',
    passwordToggle: {
      only: { show: 'Passwort anzeigen', hide: 'Passwort verbergen' },
      new: { show: 'Neues Passwort anzeigen', hide: 'Neues Passwort verbergen' },
      current: { show: 'Aktuelles Passwort anzeigen', hide: 'Aktuelles Passwort verbergen' },
    },
    choice: '{label}:',
  },

  wentWrong: {
    title: 'Etwas ist schiefgegangen',
    text: 'Der Fehler liegt bei uns, nicht bei Ihnen. Es ist nichts verloren gegangen. Bitte versuchen Sie es noch einmal.',
    again: 'Noch einmal versuchen',
    back: 'Zurück zur Anmeldung',
    reference: 'Fehlerkennung {digest}',
  },

  notFound: {
    title: 'Seite nicht gefunden',
    heading: 'Diese Seite gibt es nicht',
    text: 'Vielleicht enthält die Adresse einen Tippfehler, oder die Seite ist umgezogen.',
    home: 'Zur Startseite',
  },

  /** The forms that ask for an address, with or without a password. */
  start: {
    email: 'E-Mail-Adresse',
    sending: 'Wird gesendet\u00a0…',
    emailMeACode: 'Code per E-Mail senden',
    faults: {
      empty: 'Geben Sie Ihre E-Mail-Adresse ein',
      'too-long': 'Diese Adresse ist zu lang. Möglich sind höchstens {count}\u00a0Zeichen.',
      format: 'Geben Sie eine E-Mail-Adresse in der Form name@example.com ein',
    },
    refusals: {
      wrong: 'Die E-Mail-Adresse oder das Passwort ist falsch.',
      'wrong-again':
        'Die E-Mail-Adresse oder das Passwort ist falsch. Nach mehreren Versuchen wird bis zu 15 Minuten lang keiner mehr angenommen, auch nicht mit dem richtigen Passwort.',
      limited:
        'Sie haben mehrere Codes angefordert. Der letzte gilt vielleicht noch. Den nächsten können Sie ab {time} anfordern.',
      attempts: 'Zu viele Versuche. Versuchen Sie es ab {time} noch einmal.',
      unavailable:
        'Wir können gerade keine Codes senden. Ihre Adresse bleibt eingetragen. Versuchen Sie es in ein paar Minuten noch einmal.',
      'no-cookies':
        'Ohne Cookies können Sie sich hier nicht anmelden. Lassen Sie sie für diese Website zu und versuchen Sie es noch einmal.',
    },
    enterTheCode: 'Code eingeben',
    strangeCode:
      'Dieser Code gehört zu einer Anmeldung in einem anderen Browser. Geben Sie ihn dort ein, oder fordern Sie hier einen neuen an.',
    offline: 'Sie sind anscheinend offline. Ihre Eingaben bleiben erhalten.',
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
      edges: 'Am Anfang und am Ende des Passworts darf kein Leerzeichen stehen',
      common: 'Dieses Passwort benutzen viele, es ist also leicht zu erraten. Wählen Sie ein anderes.',
    },
  },

  signIn: {
    title: 'Anmelden',
    withCode: 'Wir schicken Ihnen einen {count}-stelligen Code per E-Mail.',
    withPassword: 'Geben Sie Ihr Passwort ein und danach den Code, den wir Ihnen per E-Mail schicken.',
    submit: 'Anmelden',
    checking: 'Wird geprüft\u00a0…',
    /** The mails quote it. */
    forgot: forgotPassword,
    newHere: 'Neu hier? {link}',
    createAccount: 'Konto erstellen',
    openSignIn: 'Begonnene Anmeldung',
    askedAt: 'Sie haben einen Code für {address} angefordert ({time}).',
    startAgain: 'Neu beginnen',
    clock:
      'Wegen eines Fehlers auf unserer Seite konnten wir Ihre Anmeldung nicht abschließen, und Ihr Code gilt nicht mehr. Melden Sie sich bitte noch einmal an, dann bekommen Sie einen neuen.',
    interrupted:
      'Ihre Anmeldung wurde unterbrochen. Geben Sie Ihr Passwort noch einmal ein. Ein Code, den Sie schon haben, gilt vielleicht noch.',
    confirmed: 'Ihre Adresse ist bestätigt. Melden Sie sich jetzt mit Ihrem Passwort an.',
    passwordChanged:
      'Ihr Passwort ist geändert, und Sie sind auf allen Geräten abgemeldet. Melden Sie sich mit dem neuen Passwort an.',
    changedStillOpen:
      'Ihr Passwort wurde geändert, aber andere Geräte sind vielleicht noch angemeldet. Melden Sie sich mit dem neuen Passwort an und wählen Sie in Ihrem Konto „{button}“.',
    maybeChanged:
      'Melden Sie sich mit Ihrem neuen Passwort an. Wenn das nicht geht, verwenden Sie das Passwort, das Sie erhalten haben.',
    notChanged:
      'Dieses Passwort können Sie hier nicht verwenden. Melden Sie sich mit dem Passwort an, das Sie erhalten haben, und wählen Sie dann ein anderes.',
  },

  signUp: {
    title: 'Konto erstellen',
    withCode: 'Wir schicken Ihnen einen {count}-stelligen Code per E-Mail. Ein Passwort brauchen Sie nicht.',
    withPassword:
      'Wir schicken Ihnen einen {count}-stelligen Code per E-Mail, mit dem Sie Ihre Adresse bestätigen.',
    submit: 'Konto erstellen',
    creating: 'Wird erstellt\u00a0…',
    haveAccount: 'Haben Sie schon ein Konto? {link}',
    signIn: 'Anmelden',
  },

  /** The page where the code is entered. */
  code: {
    title: 'Schauen Sie in Ihr Postfach',
    sentTo: 'Wir haben einen {count}-stelligen Code an {address} geschickt.',
    change: 'Ändern',
    comesFrom: 'Er kommt von {sender} und gilt bis {time}.',
    fieldTitle: 'Code eingeben',
    fieldHint: 'Der {count}-stellige Code aus unserer E-Mail',
    submit: 'Anmelden',
    submitting: 'Anmeldung läuft\u00a0…',
    resend: 'Code noch einmal senden',
    sendNew: 'Neuen Code senden',
    /** Beside the two buttons above. */
    askAgainAt: 'Wieder möglich ab {time}',
    askAgainIn: {
      one: 'Wieder möglich in {count}\u00a0Sekunde',
      other: 'Wieder möglich in {count}\u00a0Sekunden',
    },
    notReceived: 'Nichts angekommen?',
    lookInSpam: 'Sehen Sie im Spam- oder Junk-Ordner nach.',
    searchFor: 'Suchen Sie in Ihren E-Mails nach {sender}.',
    checkAddress: 'Prüfen Sie, ob die Adresse stimmt: {address}.',
    filters: 'E-Mail-Filter in Firmen brauchen manchmal ein paar Minuten.',
    moreHelp: 'Weitere Hilfe',
    replaces: 'Sie sind als {address} angemeldet. Wenn Sie sich hier anmelden, endet diese Sitzung.',
  },

  /** What was wrong with something entered as a code. */
  codeFaults: {
    empty: 'Geben Sie den {length}-stelligen Code ein',
    length: {
      one: 'Sie haben {count}\u00a0Ziffer eingegeben. Der Code hat {length}.',
      other: 'Sie haben {count}\u00a0Ziffern eingegeben. Der Code hat {length}.',
    },
    letters: 'Der Code besteht nur aus Ziffern',
    offline: 'Sie sind anscheinend offline. Der Code bleibt eingetragen.',
  },

  /** What an answer on the code page came to. */
  codeNotices: {
    wrong:
      'Dieser Code stimmt nicht. Sehen Sie in der neuesten E-Mail nach und versuchen Sie es noch einmal.',
    wrongAgain: {
      one: 'Dieser Code stimmt nicht. Sie haben noch {count}\u00a0Versuch.',
      other: 'Dieser Code stimmt nicht. Sie haben noch {count}\u00a0Versuche.',
    },
    expired: 'Dieser Code ist abgelaufen. Wir haben einen neuen an {address} geschickt.',
    used: 'Dieser Code wurde schon benutzt. Fordern Sie einen neuen an.',
    'used-up': 'Zu viele Fehlversuche. Dieser Code gilt nicht mehr.',
    clock:
      'Wegen eines Fehlers auf unserer Seite konnten wir Ihre Anmeldung nicht abschließen, und Ihr Code gilt nicht mehr. Fordern Sie bitte einen neuen an.',
    interrupted: 'Die Verbindung wurde unterbrochen. Drücken Sie noch einmal auf „{button}“.',
    unavailable:
      'Wir können gerade keine Codes prüfen oder senden. Ihr Code bleibt eingetragen. Versuchen Sie es in ein paar Minuten noch einmal.',
    sentAgain: 'Wir haben den Code noch einmal geschickt ({time}).',
    sentNew: 'Wir haben einen neuen Code geschickt ({time}). Der vorherige gilt nicht mehr.',
    tooEarly:
      'Wir haben den Code schon geschickt ({time}). Es kann einen Moment dauern; ab {next} können Sie ihn noch einmal anfordern.',
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

  /** Before something that cannot be undone. */
  again: {
    title: 'Bestätigen Sie, dass Sie es sind',
    text: 'Für den nächsten Schritt müssen Sie sich noch einmal anmelden. Dazu schicken wir einen Code an {address}.',
    back: 'Zurück zu Ihrem Konto',
  },

  confirmAddress: {
    title: 'Adresse bestätigen',
    submit: 'Bestätigen',
    checking: 'Wird geprüft\u00a0…',
    fieldTitle: 'Code eingeben',
    fieldHint: 'Die {count}\u00a0Ziffern aus der neuesten E-Mail',
    wrong:
      'Dieser Code stimmt nicht oder gilt nicht mehr. Sehen Sie in der neuesten E-Mail nach und versuchen Sie es noch einmal.',
    wrongAgain:
      'Dieser Code stimmt nicht oder gilt nicht mehr. Fordern Sie einen neuen an oder warten Sie eine Stunde: Die Zahl der Versuche ist begrenzt.',
    askedAgain:
      'Ein weiterer Code ist angefordert ({time}). Kommt keiner an, gilt vielleicht noch der letzte. Pro Stunde werden nur wenige verschickt.',
    notConfirmed:
      'Ihr Passwort stimmt, aber diese Adresse wurde noch nicht bestätigt. Ein neuer Code ist unterwegs.',
    resetRequired:
      'Ihr Passwort muss geändert werden. Wir haben Ihnen per E-Mail einen Code gesendet, mit dem Sie ein neues wählen können.',
    taken:
      'Zu dieser Adresse gab es schon ein Konto. Wählen Sie ein Passwort dafür; wir haben Ihnen dazu einen weiteren Code geschickt.',
  },

  forgotPassword: {
    title: 'Passwort vergessen?',
    text: 'Wenn es zu Ihrer Adresse ein Konto gibt, schicken wir Ihnen einen Code, mit dem Sie ein neues Passwort wählen können.',
    remember: 'Wieder eingefallen? {link}',
    signIn: 'Anmelden',
  },

  resetPassword: {
    title: 'Neues Passwort wählen',
    text: 'Wenn es zu {address} ein Konto gibt, haben wir einen {count}-stelligen Code dorthin geschickt. Er gilt eine Stunde.',
    temporary:
      'Das Passwort für {address} ist vorläufig. Wählen Sie ein eigenes und geben Sie danach den Code ein, den wir Ihnen per E-Mail senden.',
    submit: 'Passwort ändern',
    changing: 'Wird geändert\u00a0…',
    unavailable:
      'Ob Ihr Passwort geändert wurde, ist gerade nicht festzustellen. Versuchen Sie, sich mit dem neuen anzumelden. Wenn das nicht geht, geben Sie den Code in ein paar Minuten noch einmal ein.',
    noMail: 'Keine E-Mail? Wenn Sie Ihre Adresse nie bestätigt haben, {link}.',
    createAgain: 'erstellen Sie das Konto noch einmal',
  },

  home: {
    title: 'Startseite',
    heading: 'Sie sind angemeldet',
    name: 'Name',
    email: 'E-Mail-Adresse',
    since: 'Auf diesem Gerät angemeldet seit',
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
      characters: 'Verwenden Sie nur Buchstaben, Ziffern und gebräuchliche Zeichen',
    },
    save: 'Namen speichern',
    saving: 'Wird gespeichert\u00a0…',
    saved: 'Ihr Name ist gespeichert.',
    unavailable:
      'Das geht gerade nicht. Es wurde nichts geändert. Versuchen Sie es in ein paar Minuten noch einmal.',
    sessions: 'Sitzungen',
    since: 'Sie sind auf diesem Gerät seit dem {time} angemeldet.',
    signOutEverywhere: 'Auf allen Geräten abmelden',
    password: 'Passwort',
    changePassword: 'Passwort ändern',
    delete: 'Konto löschen',
    deleteText: 'Ihr Konto wird mit allem, was dazugehört, endgültig gelöscht.',
    home: 'Zurück zur Startseite',
  },

  changePassword: {
    title: 'Passwort ändern',
    heading: 'Passwort ändern',
    text: 'Danach sind Sie auf allen Geräten abgemeldet, auch auf diesem, und melden sich mit dem neuen Passwort wieder an.',
    present: 'Aktuelles Passwort',
    presentWrong: 'Das ist nicht Ihr aktuelles Passwort',
    submit: 'Passwort ändern',
    changing: 'Wird geändert\u00a0…',
    refusals: {
      'too-often':
        'Zu viele falsche Passwörter. Warten Sie eine Stunde. Oder melden Sie sich ab und wählen Sie „{link}“.',
      'still-open':
        'Ihr Passwort wurde geändert, aber andere Geräte sind noch angemeldet. Wählen Sie in Ihrem Konto „{button}“.',
      unavailable:
        'Das geht gerade nicht. Es wurde nichts geändert. Versuchen Sie es in ein paar Minuten noch einmal.',
    },
    back: 'Zurück zu Ihrem Konto',
  },

  deleteAccount: {
    title: 'Konto löschen',
    heading: 'Konto löschen?',
    text: 'Das Konto {address} wird endgültig gelöscht, und Sie werden auf allen Geräten abgemeldet. Sie können mit derselben Adresse jederzeit ein neues erstellen.',
    submit: 'Mein Konto löschen',
    deleting: 'Wird gelöscht\u00a0…',
    keep: 'Konto behalten',
  },

  signedOut: {
    title: 'Abgemeldet',
    here: 'Sie sind auf diesem Gerät abgemeldet.',
    everywhere: 'Sie sind auf allen Geräten abgemeldet.',
    deleted: 'Ihr Konto ist gelöscht.',
    password: 'Ihr Passwort ist geändert, und Sie sind auf allen Geräten abgemeldet.',
    signInAgain: 'Wieder anmelden',
    createAccount: 'Konto erstellen',
  },

  noCode: {
    title: 'Kein Code im Postfach?',
    intro: 'Codes kommen meist innerhalb einer Minute an. Bleibt Ihrer aus, gehen Sie diese Liste durch.',
    address:
      'Prüfen Sie die Adresse: Schon ein falscher Buchstabe, und nichts kommt an. {link} und geben Sie sie bei Bedarf neu ein.',
    startAgain: 'Gehen Sie zurück',
    wait: 'Warten Sie ein paar Minuten. Filter in Firmen prüfen E-Mails von außen, bevor sie sie durchlassen.',
    askAgain:
      'Fordern Sie den Code noch einmal an; ab wann das geht, steht auf der Seite. Es gilt der Code aus der neuesten E-Mail.',
    full: 'Ein volles Postfach nimmt keine E-Mails an. Schaffen Sie Platz und fordern Sie den Code dann noch einmal an.',
    allow: 'Bitten Sie Ihre IT-Abteilung oder Ihren E-Mail-Anbieter, unseren Absender zuzulassen.',
    account:
      'Codes gehen nur an Adressen, zu denen es ein Konto gibt. {link} mit Ihrer Adresse; gibt es schon eines, bekommen Sie trotzdem einen Code.',
    createAccount: 'Erstellen Sie ein Konto',
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
      subject: 'Ihr Code zum Bestätigen Ihrer Adresse für {app}',
      heading: 'Bestätigen Sie Ihre Adresse für {app}',
    },
    'new-password': {
      subject: 'Ihr Code für ein neues Passwort bei {app}',
      heading: 'Neues Passwort für {app} wählen',
    },
  },
  worksUntil: 'Er gilt {duration}, bis {time} Uhr UTC.',
  openPage: 'Seite mit bereits eingetragenem Code öffnen',
  enterIt: 'Geben Sie diesen Code auf der Seite ein, die danach fragt. Er gilt {duration}.',
  neverAsked:
    'Wir fragen Sie nie am Telefon oder im Chat nach diesem Code. Das waren nicht Sie? Dann ignorieren Sie diese E-Mail.',
  forgotPassword,
  notices: {
    'wrong-codes': {
      lead: 'Jemand hat Ihr Passwort für {app} eingegeben und danach falsche Codes',
      happened:
        'Der letzte falsche Code kam am {date} um {time} Uhr UTC. Ohne den richtigen kommt niemand hinein, und den schicken wir nur an dieses Postfach.',
      harmless: 'Waren Sie das? Dann nehmen Sie den Code aus der neuesten E-Mail; mehr ist nicht zu tun.',
      remedy:
        'Waren Sie das nicht? Dann kennt jemand Ihr Passwort. Wählen Sie auf unserer Seite mit „{link}“ ein neues:',
    },
    'password-changed': {
      lead: 'Ihr Passwort für {app} wurde geändert',
      happened:
        'Es wurde am {date} um {time} Uhr UTC geändert, mit einem Code, den wir an diese Adresse geschickt hatten.',
      harmless: 'Waren Sie das? Dann ist nichts zu tun.',
      remedy:
        'Waren Sie das nicht? Dann liest jemand Ihre E-Mails mit. Ändern Sie zuerst das Passwort Ihres Postfachs und wählen Sie dann auf unserer Seite mit „{link}“ ein neues für {app}:',
    },
  },
  neverAskedAtAll:
    'Wir fragen Sie nie am Telefon, im Chat oder per E-Mail nach einem Passwort oder einem Code.',
}
