/**
 * Everything that pages and emails say, in English. The other languages must say the same, or nothing compiles.
 * Long because a translator reads one file from top to bottom.
 *
 * `{name}` is a place to fill in. Objects with `other` are plurals; a language gives the categories that it has:
 * https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html
 */

/** The label of a link that emails name, too. */
const forgotPassword = 'Forgot your password?'

export const pages = {
  site: {
    description: 'Sign in to {app} with a code by email.',
    preferences: 'Language and appearance',
    language: 'Language',
    appearance: 'Appearance',
    appearances: { system: 'Device theme', light: 'Light', dark: 'Dark' },
    /** In front of what is chosen. */
    choice: '{label}:',
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
    /** Where a form was sent and the network is gone. */
    offline: 'You seem to be offline. We kept what you typed.',
  },

  wentWrong: {
    title: 'Something went wrong',
    text: 'The problem is on our side. Try again in a few minutes.',
    again: 'Try again',
    back: 'Back to sign in',
    reference: 'Error ID: {digest}',
  },

  /** What the proxy says in place of a page. */
  refused: {
    foreign: 'This form did not come from {origin}. Open {origin} and try again.',
    'too-long': 'What you sent is too long for this form. Shorten it and try again.',
    unreadable: "We couldn't read this form. Please try again.",
    /** Of a page that was open during a deployment: its form did nothing. */
    updated: 'This site was updated. Please press the button again.',
  },

  notFound: {
    title: 'Page not found',
    heading: 'Page not found',
    text: 'The address may be mistyped, or the page no longer exists.',
    home: 'Go to the home page',
  },

  forbidden: {
    title: 'No access',
    heading: "You don't have access to this page",
    text: "You're signed in as {address}, which has no access to it.",
  },

  /** The forms that ask for an address, with or without a password. */
  start: {
    email: 'Email address',
    sending: 'Sending...',
    emailMeACode: 'Email me a code',
    faults: {
      empty: 'Enter your email address',
      'too-long': 'This email address is too long. Use one with at most {count} characters.',
      format: 'Enter an email address in the format name@example.com',
    },
    refusals: {
      wrong: 'The email address or password is incorrect.',
      'wrong-again':
        'The email address or password is incorrect. After too many attempts, wait up to 15 minutes.',
      /** The limit of the client address, which many people may share. */
      network: 'Too many sign-ins from your network. Try again at {time}.',
      unavailable: "We can't send codes right now. We kept your email address. Try again in a few minutes.",
      'no-cookies': 'This site needs cookies to sign you in. Allow cookies for this site, then try again.',
    },
    enterTheCode: 'Enter the code',
    /** A link of a mail was opened where no sign-in is open. */
    strangeCode:
      'That code belongs to a sign-in in another browser. Enter it there, or ask for a new one here.',
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
      edges: "Your password can't start or end with a space",
      common: 'This password is common and easy to guess. Choose another one.',
      'too-often': 'Too many attempts. Try again in a few minutes.',
    },
    /** On the button next to a password's field; screen readers say the sentence for the field. */
    show: 'Show',
    hide: 'Hide',
    toggle: {
      only: { show: 'Show password', hide: 'Hide password' },
      new: { show: 'Show new password', hide: 'Hide new password' },
      current: { show: 'Show current password', hide: 'Hide current password' },
    },
  },

  signIn: {
    title: 'Sign in',
    withCode: "We'll email you a {count}-digit code.",
    withPassword: 'Enter your password, then the code we email you.',
    submit: 'Sign in',
    checking: 'Checking...',
    forgot: forgotPassword,
    newHere: 'New here? {link}',
    createAccount: 'Create an account',
    openSignIn: 'Unfinished sign-in',
    askedAt: 'You asked for a code at {time} for {address}.',
    startAgain: 'Start again',
    sessionEnded: 'Your session has ended. Sign in to continue.',
    clock:
      "We couldn't finish your sign-in because of a problem on our side, and your code no longer works. Sign in again for a new one.",
    interrupted:
      'Your sign-in was interrupted. Enter your password again. If you have a code, it may still work.',
    tookTooLong: 'That took too long. Enter your password again.',
    confirmed: 'Your email address is confirmed. Sign in with your password.',
    passwordChanged:
      'Your password was changed and you were signed out of all devices. Sign in with your new password.',
    changedStillOpen:
      'Your password was changed, but other devices may still be signed in. Sign in with your new password, then choose "{button}" in your account.',
    /** These three: a first password of one's own, of an account that an operator created. */
    maybeChanged: "Sign in with your new password. If that doesn't work, use the one you were given.",
    notChanged:
      "That password can't be used here. Sign in with the one you were given, then choose a different one.",
    temporaryTookTooLong: 'That took too long. Sign in again with the password you were given.',
  },

  signUp: {
    title: 'Create an account',
    withCode: "We'll email you a {count}-digit code. No password needed.",
    withPassword: "We'll email you a {count}-digit code to confirm your email address.",
    submit: 'Create an account',
    creating: 'Creating...',
    haveAccount: 'Have an account? {link}',
    signIn: 'Sign in',
  },

  /** The page where the code is entered. */
  code: {
    title: 'Check your email',
    sentTo: 'We sent a {count}-digit code to {address}.',
    change: 'Change',
    comesFrom: 'It comes from {sender} and works until {time}.',
    /** Where the trigger says nothing of its own. */
    fieldTitle: 'Enter the code',
    fieldHint: 'The {count}-digit code from our email',
    submit: 'Sign in',
    submitting: 'Signing in...',
    resend: 'Send the code again',
    sendNew: 'Send a new code',
    askAgainAt: 'You can ask again at {time}',
    askAgainIn: {
      one: 'You can ask again in {count}\u00a0second',
      other: 'You can ask again in {count}\u00a0seconds',
    },
    notReceived: "Didn't get it?",
    lookInSpam: 'Look in your spam folder.',
    searchFor: 'Search your email for {sender}.',
    checkAddress: 'Check that the email address is right: {address}.',
    filters: 'Company email filters can take a few minutes.',
    moreHelp: 'More help',
    replaces: "You're signed in as {address}. Signing in here ends that session.",
  },

  /** What was wrong with something entered as a code. */
  codeFaults: {
    empty: 'Enter the {length}-digit code',
    length: {
      one: 'You entered {count} digit.',
      other: 'You entered {count} digits.',
    },
    /** `{typed}` is one of the sentences above. */
    lengthRule: '{typed} The code has {length}.',
    letters: 'The code contains digits only',
  },

  /** What an answer on the code page came to. */
  codeNotices: {
    wrong: "That code isn't right. Check the newest email and try again.",
    wrongAgain: {
      one: "That code isn't right. You have {count} try left.",
      other: "That code isn't right. You have {count} tries left.",
    },
    expired: "That code has expired. We've sent a new one to {address}.",
    ranOut: 'This code has expired. Ask for a new one.',
    used: 'This code has been used. Ask for a new one.',
    'used-up': 'Too many attempts. This code no longer works.',
    clock:
      "We couldn't finish your sign-in because of a problem on our side, and your code no longer works. Ask for a new one.",
    interrupted: 'The connection was interrupted. Press "{button}" again.',
    unavailable: "We can't check or send codes right now. We kept your code. Try again in a few minutes.",
    sentAgain: 'We sent the code again at {time}.',
    sentNew: 'We sent a new code at {time}. The one before no longer works.',
    tooEarly: 'We sent the code at {time}. It may take a moment. You can ask again at {next}.',
    limited: "You've asked for several codes. You can ask for another at {time}.",
    limitedLive:
      "You've asked for several codes. The last one may still work. You can ask for another at {time}.",
  },

  alreadySignedIn: {
    title: 'Already signed in',
    heading: "You're already signed in",
    text: "You're already signed in as {address}.",
    continue: 'Continue',
  },

  /** A form of a page that was made for another person, and that did nothing. */
  otherPerson: {
    signedIn: "That page was for {other}. You're now signed in as {address}.",
    signingIn: "That page was for {other}. You're now signing in as {address}.",
    page: 'That page was for {other}. This one is for {address}.',
  },

  /** Before something that cannot be undone. */
  again: {
    title: "Confirm it's you",
    text: "To continue, sign in again. We'll email a code to {address}.",
    back: 'Back to your account',
  },

  confirmAddress: {
    title: 'Confirm your email address',
    submit: 'Confirm',
    checking: 'Checking...',
    fieldTitle: 'Enter the code',
    fieldHint: '{count} digits from the newest email',
    wrong: "That code isn't right, or it no longer works. Check the newest email and try again.",
    wrongAgain: "That code isn't right, or it no longer works. Ask for a new one, or try again in an hour.",
    askedAgain:
      "You asked for another code at {time}. If it doesn't arrive, the last one may still work. We send only a few codes an hour.",
    notConfirmed:
      "Your password is right, but your email address isn't confirmed yet. We've sent you a new code.",
    resetRequired: "Your password has to be changed. We've emailed you a code to choose a new one.",
    taken:
      "There's already an account with this email address. We've sent you another code to choose a new password.",
  },

  forgotPassword: {
    title: 'Forgot your password?',
    text: "If there's an account for your email address, we'll email you a code to reset your password.",
    remember: 'Remember it? {link}',
    signIn: 'Sign in',
  },

  resetPassword: {
    title: 'Choose a new password',
    text: "If there's an account for {address}, we've sent it a {count}-digit code. The code works for an hour.",
    /** In place of `text`, where an operator chose the password. */
    temporary: 'The password for {address} is temporary. Choose your own, then enter the code we email you.',
    submit: 'Change the password',
    changing: 'Changing...',
    unavailable:
      "We can't tell whether your password was changed. Sign in with your new password. If that doesn't work, try the code again in a few minutes.",
    noMail: 'No email? If you never confirmed your email address: {link}.',
    createAgain: 'Create the account again',
  },

  home: {
    title: 'Home',
    heading: "You're signed in",
    name: 'Name',
    email: 'Email address',
    since: 'Sign-in on this device',
    replaced: 'Your previous session as {address} has ended.',
    signOut: 'Sign out',
    signingOut: 'Signing out...',
    account: 'Your account',
  },

  account: {
    title: 'Your account',
    name: 'Name',
    nameHint: 'The name we use for you. Optional.',
    nameFaults: {
      'too-long': 'Use {most} characters or fewer',
      characters: 'Use letters, numbers and common punctuation',
    },
    save: 'Save the name',
    saving: 'Saving...',
    saved: 'Your name was saved.',
    unavailable: "We can't do that right now. Try again in a few minutes.",
    sessions: 'Sessions',
    since: 'Signed in on this device since {time}.',
    signOutEverywhere: 'Sign out of all devices',
    password: 'Password',
    changePassword: 'Change your password',
    delete: 'Delete account',
    deleteText: 'Your account and all its data will be permanently deleted.',
    home: 'Back to home',
  },

  changePassword: {
    title: 'Change password',
    heading: 'Change your password',
    text: "You'll be signed out on all devices, including this one. Then sign in with your new password.",
    present: 'Current password',
    presentWrong: 'Incorrect current password',
    submit: 'Change the password',
    changing: 'Changing...',
    refusals: {
      'too-often': 'Too many attempts. Wait an hour, or sign out and use "{link}".',
      'still-open':
        'Your password was changed, but your other devices are still signed in. Go to your account and choose "{button}".',
      unavailable: "We can't do that right now. Try again in a few minutes.",
    },
    back: 'Back to your account',
  },

  deleteAccount: {
    title: 'Delete account',
    heading: 'Delete your account?',
    text: "The account {address} and all its data will be permanently deleted, and you'll be signed out on all devices. You can create a new account with the same email address at any time.",
    submit: 'Delete my account',
    deleting: 'Deleting...',
    keep: 'Keep my account',
  },

  signedOut: {
    title: 'Signed out',
    here: "You're signed out on this device",
    everywhere: "You're signed out of all devices",
    deleted: 'Your account was deleted',
    password: 'Your password was changed and you were signed out of all devices',
    signInAgain: 'Sign in again',
    createAccount: 'Create an account',
  },

  noCode: {
    title: "Didn't get the code?",
    intro: "Codes usually arrive within a minute. If yours doesn't, go through this list.",
    address: "Check your email address. If one letter is wrong, the email won't arrive. {link}",
    startAgain: 'Change the email address',
    wait: 'Wait a few minutes. Company email filters often check emails from outside first.',
    askAgain:
      'Ask for the code again when the page says that you can. Only the code in the newest email works.',
    full: 'Your inbox may be full. Free up space, then request a new code.',
    allow: 'Ask your email administrator to allow emails from our sender.',
    account:
      "We send codes only to email addresses that have an account. No account yet? {link}. If there is one already, you'll get a code all the same.",
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
      subject: 'Your code to confirm your email address for {app}',
      heading: 'Confirm your email address for {app}',
    },
    'new-password': {
      subject: 'Your code for a new {app} password',
      heading: 'Choose a new {app} password',
    },
  },
  /** `{duration}` as "10 minutes"; `{time}` is in UTC. */
  worksUntil: 'It works for {duration} (until {time} UTC).',
  /** The link that fills the code in. */
  openPage: 'Open the sign-in page with the code filled in',
  /** Where the email cannot know which page asks for the code. */
  enterIt: 'Enter this code on the page that asks for it. It works for {duration}.',
  neverAsked:
    "We'll never ask you for this code by phone or chat. Didn't ask for this code? Ignore this email.",
  forgotPassword,
  /** `{date}` and `{time}` are in UTC. `{link}` is the label above. `remedy` ends where the address of the site follows, on a line of its own. */
  notices: {
    'wrong-codes': {
      lead: 'Failed sign-in attempt on your {app} account',
      happened:
        'Someone entered your password and then wrong codes, the last one at {time} UTC on {date}. Without the right code nobody can sign in, and codes are only sent to this address.',
      harmless: "If this was you, use the code in the newest email. You don't need to do anything else.",
      remedy: 'If this wasn\'t you, someone knows your password. Choose a new one with "{link}" on our site:',
    },
    'password-changed': {
      lead: 'Your {app} password was changed',
      happened: 'It was changed at {time} UTC on {date}.',
      harmless: "If this was you, you don't need to do anything.",
      remedy:
        'If this wasn\'t you, someone may have access to your email. First change the password of your email account, then choose a new {app} password with "{link}" on our site:',
    },
  },
  neverAskedAtAll: "We'll never ask you for a password or a code by phone, chat or email.",
} as const
