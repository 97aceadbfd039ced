/**
 * Everything that pages and emails say, in English. The other languages must say the same, or nothing compiles. Long
 * because a translator reads one file from top to bottom.
 *
 * `{name}` is a place to fill in. Objects with `other` are plurals; a language gives the categories that it has:
 * https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html
 */

/** The label of a link that emails name, too. */
const forgotPassword = 'Forgot your password?'

export const pages = {
  site: {
    description: 'Sign in to {app} with a code by e-mail.',
    preferences: 'Language and appearance',
    language: 'Language',
    appearance: 'Appearance',
    appearances: { system: 'As on this device', light: 'Light', dark: 'Dark' },
  },

  /** Pieces of every page. */
  ui: {
    /** In front of a page's title when something was refused. */
    errorTitle: 'Error: {title}',
    /** A time of day, and the same when the reader's time zone is unknown. Only these four add to a time. */
    time: '{time}',
    utc: '{time}\u00a0UTC',
    /** A time of another day than today; `{time}` is one of the two above. */
    timeOnDay: '{time} on {day}',
    dateAndTime: '{day}, {time}',
    /** On the button next to a password's field; screen readers say the sentence for the field. */
    show: 'Show',
    hide: 'Hide',
    passwordToggle: {
      only: { show: 'Show password', hide: 'Hide password' },
      new: { show: 'Show new password', hide: 'Hide new password' },
      current: { show: 'Show current password', hide: 'Hide current password' },
    },
    /** In front of what is chosen. */
    choice: '{label}:',
  },

  wentWrong: {
    title: 'Something went wrong',
    text: 'It is our fault, not yours. Nothing was lost; please try again.',
    again: 'Try again',
    back: 'Back to sign in',
    reference: 'Reference {digest}',
  },

  notFound: {
    title: 'Page not found',
    heading: 'There is no page here',
    text: 'The address may be mistyped, or the page has moved.',
    home: 'Go to the home page',
  },

  /** The forms that ask for an address, with or without a password. */
  start: {
    email: 'E-mail address',
    sending: 'Sending...',
    emailMeACode: 'E-mail me a code',
    faults: {
      empty: 'Enter your e-mail address',
      'too-long': 'This address is too long. Use one with at most {count} characters.',
      format: 'Enter an e-mail address in the format name@example.com',
    },
    refusals: {
      wrong: 'The e-mail address or password is wrong.',
      'wrong-again':
        'The e-mail address or password is wrong. After several tries none is taken for up to 15 minutes, not even the right one.',
      limited:
        'You have asked for several codes. The last one may still work. You can ask for another at {time}.',
      attempts: 'Too many attempts. Try again at {time}.',
      unavailable: "We can't send codes right now. Your address is kept. Try again in a few minutes.",
      'no-cookies': 'This site needs cookies to sign you in. Allow them for this site, then try again.',
    },
    enterTheCode: 'Enter the code',
    /** A link of a mail was opened where no sign-in is open. */
    strangeCode:
      'That code belongs to a sign-in in another browser. Enter it there, or ask for a new one here.',
    offline: 'You seem to be offline. What you typed is kept.',
  },

  password: {
    label: 'Password',
    newLabel: 'New password',
    newHint: '{least} characters or more',
    faults: {
      missing: 'Enter your password',
      empty: 'Choose a password',
      short: 'Use {least} characters or more. Several words in a row are easy to remember.',
      long: 'Use {most} characters or fewer',
      edges: 'Begin and end your password with something else than a space',
      common: 'Many people use this password, so it is easy to guess. Choose another one.',
    },
  },

  signIn: {
    title: 'Sign in',
    withCode: "We'll e-mail you a {count}-digit code.",
    withPassword: 'Enter your password, then the code we e-mail you.',
    submit: 'Sign in',
    checking: 'Checking...',
    forgot: forgotPassword,
    newHere: 'New here? {link}',
    createAccount: 'Create an account',
    openSignIn: 'Sign-in under way',
    askedAt: 'You asked for a code at {time} for {address}.',
    startAgain: 'Start again',
    clock:
      "We couldn't finish your sign-in because of a fault on our side, and your code is used up. Sign in again for a new one.",
    interrupted:
      'Your sign-in was interrupted. Enter your password again; a code that you have may still work.',
    confirmed: 'Your address is confirmed. Now sign in with your password.',
    passwordChanged: 'Your password is changed, and you are signed out everywhere. Sign in with the new one.',
    changedStillOpen:
      'Your password is changed, but your other devices may still be signed in. Sign in with the new one, then sign out everywhere in your account.',
    /** A first password of one's own, of an account that an operator created. */
    maybeChanged: "Sign in with your new password. If that doesn't work, use the one you were given.",
    notChanged:
      "That password can't be used here. Sign in with the one you were given, then choose a different one.",
  },

  signUp: {
    title: 'Create an account',
    withCode: "We'll e-mail you a {count}-digit code. There is no password to remember.",
    withPassword: "We'll e-mail you a {count}-digit code to confirm your address.",
    submit: 'Create an account',
    creating: 'Creating...',
    haveAccount: 'Have an account? {link}',
    signIn: 'Sign in',
  },

  /** The page where the code is entered. */
  code: {
    title: 'Check your e-mail',
    sentTo: 'We sent a {count}-digit code to {address}.',
    change: 'Change',
    comesFrom: 'It comes from {sender} and works until {time}.',
    /** Where the trigger says nothing of its own. */
    fieldTitle: 'Enter the code',
    fieldHint: 'The {count}-digit code from our e-mail',
    submit: 'Sign in',
    submitting: 'Signing in...',
    resend: 'Send the code again',
    sendNew: 'Send a new code',
    askAgainAt: 'You can ask again at {time}',
    askAgainIn: {
      one: 'You can ask again in {count} second',
      other: 'You can ask again in {count} seconds',
    },
    notReceived: 'Not received it?',
    lookInSpam: 'Look in the spam or junk folder.',
    searchFor: 'Search your mail for {sender}.',
    checkAddress: 'Check that the address is right: {address}.',
    filters: 'Company mail filters can take a few minutes.',
    moreHelp: 'More help',
    replaces: "You're signed in as {address}. Signing in here ends that.",
  },

  /** What was wrong with something entered as a code. */
  codeFaults: {
    empty: 'Enter the {length}-digit code',
    length: {
      one: "You've entered {count} number. The code has {length}.",
      other: "You've entered {count} numbers. The code has {length}.",
    },
    letters: 'The code has numbers only',
    offline: 'You seem to be offline. The code is kept.',
  },

  /** What an answer on the code page came to. */
  codeNotices: {
    wrong: "That code isn't right. Check the newest e-mail and try again.",
    wrongAgain: {
      one: "That code isn't right. You have {count} try left.",
      other: "That code isn't right. You have {count} tries left.",
    },
    expired: "That code has expired. We've sent a new one to {address}.",
    used: 'This code has been used. Ask for a new one.',
    'used-up': 'Too many wrong codes. This code no longer works.',
    clock:
      "We couldn't finish your sign-in because of a fault on our side, and your code is used up. Ask for a new one.",
    interrupted: 'The connection was interrupted. Press "Sign in" once more.',
    unavailable: "We can't check or send codes right now. Your code is kept. Try again in a few minutes.",
    sentAgain: 'We sent the code again at {time}.',
    sentNew: 'We sent a new code at {time}. The one before no longer works.',
    tooEarly: 'We sent the code at {time}. It may take a moment; you can ask again at {next}.',
    limited: 'You have asked for several codes. You can ask for another at {time}.',
    limitedLive:
      'You have asked for several codes. The last one may still work. You can ask for another at {time}.',
  },

  alreadySignedIn: {
    title: 'Already signed in',
    heading: "You're already signed in",
    text: "You're already signed in as {address}.",
    continue: 'Continue',
  },

  /** Before something that cannot be undone. */
  again: {
    title: "Confirm it's you",
    text: 'What comes next needs a fresh sign-in. We e-mail a code to {address} before you go on.',
    back: 'Back to your account',
  },

  confirmAddress: {
    title: 'Confirm your address',
    submit: 'Confirm',
    checking: 'Checking...',
    fieldTitle: 'Enter the code',
    fieldHint: '{count} digits from the newest e-mail',
    wrong: "That code isn't right, or it no longer works. Check the newest e-mail and try again.",
    wrongAgain:
      "That code isn't right, or it no longer works. Ask for a new one, or wait an hour: only so many tries are taken.",
    askedAgain:
      'Another code was requested at {time}. If none comes, the last one may still work; only a few are sent in an hour.',
    notConfirmed: 'Your password is right, but this address was never confirmed. A new code is on its way.',
    resetRequired: "Your password has to be changed. We've emailed you a code to choose a new one.",
    taken:
      'There was an account with this address already. Choose a password for it: we have sent one more code.',
  },

  forgotPassword: {
    title: 'Forgot your password?',
    text: "We'll e-mail a code with which you can choose a new one, if there is an account with your address.",
    remember: 'Remember it? {link}',
    signIn: 'Sign in',
  },

  resetPassword: {
    title: 'Choose a new password',
    text: 'If there is an account with {address}, we have sent a {count}-digit code there. It works for an hour.',
    /** In place of `text`, where an operator chose the password. */
    temporary: 'The password for {address} is temporary. Choose your own, then enter the code we email you.',
    submit: 'Change the password',
    changing: 'Changing...',
    unavailable:
      "We can't tell whether your password was changed. Try to sign in with the new one. If it isn't taken, come back in a few minutes and try the code again.",
    noMail: 'No e-mail? If you never confirmed your address, {link}.',
    createAgain: 'create the account again',
  },

  home: {
    title: 'Home',
    heading: "You're signed in",
    name: 'Name',
    email: 'E-mail address',
    since: 'Signed in on this device since',
    replaced: 'You were signed in as {address} before. That session has ended.',
    signOut: 'Sign out',
    signingOut: 'Signing out...',
    account: 'Your account',
  },

  account: {
    title: 'Your account',
    name: 'Name',
    nameHint: 'What we call you. You can leave it empty.',
    nameFaults: {
      'too-long': 'Use {most} characters or fewer',
      characters: 'Use letters, numbers and ordinary signs only',
    },
    save: 'Save the name',
    saving: 'Saving...',
    saved: 'Your name is saved.',
    unavailable: "We can't do that right now. Nothing was changed. Try again in a few minutes.",
    sessions: 'Sessions',
    since: 'Signed in on this device since {time}.',
    signOutEverywhere: 'Sign out everywhere',
    password: 'Password',
    changePassword: 'Change your password',
    delete: 'Delete account',
    deleteText: 'Your account and everything in it goes for good.',
    home: 'Back to home',
  },

  changePassword: {
    title: 'Change password',
    heading: 'Change your password',
    text: 'Every device is signed out then, this one too, and you sign in with the new password.',
    present: 'Present password',
    presentWrong: 'That is not your present password',
    submit: 'Change the password',
    changing: 'Changing...',
    refusals: {
      'too-often': 'Too many wrong passwords. Wait an hour, or sign out and use "Forgot your password?".',
      'still-open':
        'Your password is changed, but your other devices are still signed in. Go to your account and sign out everywhere.',
      unavailable: "We can't do that right now. Nothing was changed. Try again in a few minutes.",
    },
    back: 'Back to your account',
  },

  deleteAccount: {
    title: 'Delete account',
    heading: 'Delete your account?',
    text: 'The account of {address} goes for good, and every device is signed out. You can create a new one with the same address at any time.',
    submit: 'Delete my account',
    deleting: 'Deleting...',
    keep: 'Keep it',
  },

  signedOut: {
    title: 'Signed out',
    here: "You're signed out on this device.",
    everywhere: "You're signed out everywhere.",
    deleted: 'Your account is deleted.',
    password: "Your password is changed, and you're signed out everywhere.",
    signInAgain: 'Sign in again',
    createAccount: 'Create an account',
  },

  noCode: {
    title: 'No code in your mailbox?',
    intro: 'Codes usually arrive within a minute. If yours does not, go through this list.',
    address: 'Check the address: a single wrong letter is enough. {link} and type it again if need be.',
    startAgain: 'Go back',
    wait: 'Wait a few minutes. Company mail filters look at mail from outside before they let it through.',
    askAgain: 'Ask for the code again; the page says when you can. The newest mail has the code that works.',
    full: 'A full mailbox takes no mail. Make room, then ask again.',
    allow: 'Ask whoever looks after your mail to let our sender through.',
    account:
      'Codes go only to addresses that have an account. {link} with your address; if there is one already, you get a code all the same.',
    createAccount: 'Create an account',
    never: "We'll never ask you for a code by phone or chat.",
    back: 'Back to the code',
    backToSignIn: 'Back to sign in',
  },
} as const

export const mails = {
  code: {
    /** Begins with the code: the subject, and what is read first. */
    lead: '{code} is your {app} code',
    /** Under the code. */
    heading: 'Your {app} code',
  },
  /** Emails that Cognito sends; it puts no code into their subjects. */
  cognito: {
    'confirm-address': {
      subject: 'Your code to confirm your address for {app}',
      heading: 'Confirm your address for {app}',
    },
    'new-password': {
      subject: 'Your code for a new {app} password',
      heading: 'Choose a new {app} password',
    },
  },
  /** `{duration}` as "10 minutes"; `{time}` is in UTC. */
  worksUntil: 'It works for {duration}, until {time} UTC.',
  /** The link that fills the code in. */
  openPage: 'Open the code page with the code filled in',
  /** Where the email cannot know which page asks for the code. */
  enterIt: 'Enter this code on the page that asks for it. It works for {duration}.',
  neverAsked: "We'll never ask you for this code by phone or chat. Not you? Ignore this mail.",
  forgotPassword,
  /** `{date}` and `{time}` are in UTC. `{link}` is the label above. `remedy` ends where the address of the site follows, on a line of its own. */
  notices: {
    'wrong-codes': {
      lead: 'Somebody entered your {app} password, then wrong codes',
      happened:
        'The last wrong code came at {time} UTC on {date}. Nobody gets in without a right one, and those go to this mailbox alone.',
      harmless: 'Was it you? Then use the code of the newest mail; there is nothing else to do.',
      remedy: 'Not you? Then somebody knows your password. Choose a new one with "{link}" on our site:',
    },
    'password-changed': {
      lead: 'Your {app} password was changed',
      happened: 'It was changed at {time} UTC on {date}, with a code that we had mailed to this address.',
      harmless: 'Was it you? Then there is nothing to do.',
      remedy:
        'Not you? Then somebody reads your mail. Change the password of your mailbox first, and then choose a new one for {app} with "{link}" on our site:',
    },
  },
  neverAskedAtAll: "We'll never ask you for a password or a code by phone, chat or mail.",
} as const
