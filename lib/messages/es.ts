/**
 * Everything that pages and emails say, in Spanish. Long because a translator reads one file from top to bottom.
 *
 * The reader is "tú". `\u00a0` keeps a number and its unit on one line. `{time}` may hold a date as well, so no
 * preposition stands before it: «a las» would go with a time of day alone, and not at one o'clock.
 */
import type { MailMessages, Messages } from './messages.ts'

const forgotPassword = '¿Has olvidado tu contraseña?'

export const pages: Messages = {
  site: {
    description: 'Inicia sesión en {app} con un código que te enviamos por correo.',
    preferences: 'Idioma y tema',
    language: 'Idioma',
    appearance: 'Tema',
    appearances: { system: 'Tema del dispositivo', light: 'Claro', dark: 'Oscuro' },
    choice: '{label}:',
  },

  /** Pieces of every page. */
  ui: {
    errorTitle: 'Error: {title}',
    time: '{time}',
    utc: '{time}\u00a0UTC',
    timeOnDay: '{time} del {day}',
    dateAndTime: '{day}, {time}',
    offline: 'Parece que no tienes conexión. Hemos conservado lo que has escrito.',
  },

  wentWrong: {
    title: 'Algo ha fallado',
    text: 'Ha habido un problema por nuestra parte. Inténtalo de nuevo.',
    again: 'Intentar de nuevo',
    back: 'Volver al inicio de sesión',
    reference: 'ID del error: {digest}',
  },

  refused: {
    foreign: 'Este formulario no se ha enviado desde {origin}. Abre {origin} e inténtalo de nuevo.',
    'too-long': 'Lo que has enviado es demasiado largo para este formulario. Acórtalo e inténtalo de nuevo.',
    unreadable: 'No hemos podido leer este formulario. Inténtalo de nuevo.',
    updated: 'El sitio se ha actualizado. Pulsa el botón otra vez.',
  },

  notFound: {
    title: 'Página no encontrada',
    heading: 'Esta página no existe',
    text: 'La dirección puede estar mal escrita o la página ya no existe.',
    home: 'Ir a la página de inicio',
  },

  forbidden: {
    title: 'Sin acceso',
    heading: 'No tienes acceso a esta página',
    text: 'Has iniciado sesión como {address}, que no tiene acceso a ella.',
  },

  /** The forms that ask for an address, with or without a password. */
  start: {
    email: 'Correo electrónico',
    sending: 'Enviando…',
    emailMeACode: 'Enviarme un código',
    faults: {
      empty: 'Escribe tu correo electrónico',
      'too-long': 'Este correo electrónico es demasiado largo. El máximo es de {count}\u00a0caracteres.',
      format: 'Escribe un correo electrónico con el formato nombre@example.com',
    },
    refusals: {
      wrong: 'El correo electrónico o la contraseña no son correctos.',
      'wrong-again':
        'El correo electrónico o la contraseña no son correctos. Tras demasiados intentos, espera hasta 15\u00a0minutos.',
      network: 'Demasiados inicios de sesión desde tu red. Inténtalo de nuevo a partir de esta hora: {time}.',
      unavailable:
        'Ahora mismo no podemos enviar códigos. Hemos conservado tu correo electrónico. Inténtalo de nuevo en unos minutos.',
      'no-cookies':
        'Este sitio necesita cookies para que inicies sesión. Permítelas en este sitio e inténtalo de nuevo.',
    },
    enterTheCode: 'Escribir el código',
    strangeCode:
      'Ese código pertenece a un inicio de sesión en otro navegador. Escríbelo allí o pide aquí uno nuevo.',
  },

  password: {
    label: 'Contraseña',
    newLabel: 'Nueva contraseña',
    newHint: 'Al menos {least}\u00a0caracteres',
    faults: {
      missing: 'Escribe tu contraseña',
      empty: 'Elige una contraseña',
      short: 'Usa al menos {least}\u00a0caracteres. Varias palabras seguidas son fáciles de recordar.',
      long: 'Usa {most}\u00a0caracteres como máximo',
      edges: 'La contraseña no puede empezar ni terminar con un espacio',
      common: 'Esta contraseña es muy común y fácil de adivinar. Elige otra.',
      'too-often': 'Demasiados intentos. Inténtalo de nuevo en unos minutos.',
    },
    show: 'Mostrar',
    hide: 'Ocultar',
    toggle: {
      only: { show: 'Mostrar contraseña', hide: 'Ocultar contraseña' },
      new: { show: 'Mostrar nueva contraseña', hide: 'Ocultar nueva contraseña' },
      current: { show: 'Mostrar contraseña actual', hide: 'Ocultar contraseña actual' },
    },
  },

  signIn: {
    title: 'Iniciar sesión',
    withCode: 'Te enviaremos por correo un código de {count}\u00a0dígitos.',
    withPassword: 'Escribe tu contraseña y después el código que te enviaremos por correo.',
    submit: 'Iniciar sesión',
    checking: 'Comprobando…',
    forgot: forgotPassword,
    newHere: '¿Aún no tienes cuenta? {link}',
    createAccount: 'Crear una cuenta',
    openSignIn: 'Inicio de sesión sin terminar',
    askedAt: 'Has pedido un código para {address} ({time}).',
    startAgain: 'Empezar de nuevo',
    sessionEnded: 'Tu sesión ha terminado. Inicia sesión para continuar.',
    clock:
      'No hemos podido completar el inicio de sesión por un fallo nuestro y tu código ya no es válido. Inicia sesión de nuevo para recibir otro.',
    interrupted:
      'El inicio de sesión se ha interrumpido. Escribe la contraseña otra vez. Si ya tienes un código, puede que aún sea válido.',
    tookTooLong: 'Ha pasado demasiado tiempo. Escribe la contraseña otra vez.',
    confirmed: 'Tu correo electrónico está confirmado. Inicia sesión con tu contraseña.',
    passwordChanged:
      'Has cambiado la contraseña y se ha cerrado la sesión en todos tus dispositivos. Inicia sesión con la nueva contraseña.',
    changedStillOpen:
      'Has cambiado la contraseña, pero puede que la sesión siga abierta en tus otros dispositivos. Inicia sesión con la nueva contraseña y, en tu cuenta, elige «{button}».',
    maybeChanged: 'Inicia sesión con tu nueva contraseña. Si no funciona, usa la que te dieron.',
    notChanged: 'Esa contraseña no se puede usar aquí. Inicia sesión con la que te dieron y elige otra.',
    temporaryTookTooLong:
      'Ha pasado demasiado tiempo. Inicia sesión de nuevo con la contraseña que te dieron.',
  },

  signUp: {
    title: 'Crear una cuenta',
    withCode: 'Te enviaremos por correo un código de {count}\u00a0dígitos. Sin contraseñas que recordar.',
    withPassword: 'Te enviaremos un código de {count}\u00a0dígitos para confirmar tu correo electrónico.',
    submit: 'Crear una cuenta',
    creating: 'Creando la cuenta…',
    haveAccount: '¿Ya tienes cuenta? {link}',
    signIn: 'Iniciar sesión',
  },

  /** The page where the code is entered. */
  code: {
    title: 'Revisa tu correo',
    sentTo: 'Hemos enviado un código de {count}\u00a0dígitos a {address}.',
    change: 'Cambiar',
    comesFrom: 'Te lo envía {sender}. Es válido hasta: {time}.',
    fieldTitle: 'Escribe el código',
    fieldHint: 'El código de {count}\u00a0dígitos de nuestro correo',
    submit: 'Iniciar sesión',
    submitting: 'Iniciando sesión…',
    resend: 'Reenviar código',
    sendNew: 'Enviar un código nuevo',
    askAgainAt: 'Podrás pedirlo a partir de esta hora: {time}',
    askAgainIn: {
      one: 'Podrás pedirlo de nuevo en {count}\u00a0segundo',
      many: 'Podrás pedirlo de nuevo en {count}\u00a0de segundos',
      other: 'Podrás pedirlo de nuevo en {count}\u00a0segundos',
    },
    notReceived: '¿No te ha llegado?',
    lookInSpam: 'Mira en la carpeta de spam o correo no deseado.',
    searchFor: 'Busca {sender} en tu correo.',
    checkAddress: 'Comprueba que el correo electrónico esté bien escrito: {address}.',
    filters: 'Los filtros de correo de las empresas pueden tardar unos minutos.',
    moreHelp: 'Más ayuda',
    replaces:
      'Has iniciado sesión como {address}. Si la inicias aquí con otra cuenta, esa sesión se cerrará.',
  },

  /** What was wrong with something entered as a code. */
  codeFaults: {
    empty: 'Escribe el código de {length}\u00a0dígitos',
    length: {
      one: 'Has escrito un solo dígito.',
      many: 'Has escrito {count}\u00a0de dígitos.',
      other: 'Has escrito {count}\u00a0dígitos.',
    },
    lengthRule: '{typed} El código tiene {length}.',
    letters: 'El código solo contiene dígitos',
  },

  /** What an answer on the code page came to. */
  codeNotices: {
    wrong: 'Ese código no es correcto. Mira el correo más reciente e inténtalo de nuevo.',
    wrongAgain: {
      one: 'Ese código no es correcto. Te queda un intento.',
      many: 'Ese código no es correcto. Te quedan {count}\u00a0de intentos.',
      other: 'Ese código no es correcto. Te quedan {count}\u00a0intentos.',
    },
    expired: 'Ese código ha caducado. Hemos enviado uno nuevo a {address}.',
    ranOut: 'Este código ha caducado. Pide uno nuevo.',
    used: 'Este código ya se ha usado. Pide uno nuevo.',
    'used-up': 'Demasiados intentos. Este código ya no es válido.',
    clock:
      'No hemos podido completar el inicio de sesión por un fallo nuestro y tu código ya no es válido. Pide uno nuevo.',
    interrupted: 'Se ha cortado la conexión. Pulsa «{button}» otra vez.',
    unavailable:
      'Ahora mismo no podemos comprobar ni enviar códigos. Hemos conservado el código. Inténtalo de nuevo en unos minutos.',
    sentAgain: 'Hemos reenviado el código ({time}).',
    sentNew: 'Hemos enviado un código nuevo ({time}). El anterior ya no es válido.',
    tooEarly:
      'Ya te hemos enviado el código ({time}). Puede tardar un poco. Podrás pedirlo de nuevo a partir de esta hora: {next}.',
    limited: 'Has pedido varios códigos. Podrás pedir otro a partir de esta hora: {time}.',
    limitedLive:
      'Has pedido varios códigos. Puede que el último aún sea válido. Podrás pedir otro a partir de esta hora: {time}.',
  },

  alreadySignedIn: {
    title: 'Sesión ya iniciada',
    heading: 'Ya has iniciado sesión',
    text: 'Ya has iniciado sesión como {address}.',
    continue: 'Continuar',
  },

  otherPerson: {
    signedIn: 'La página anterior era para {other}. Ahora has iniciado sesión como {address}.',
    signingIn: 'La página anterior era para {other}. Ahora estás iniciando sesión como {address}.',
    page: 'La página anterior era para {other}. Esta es para {address}.',
  },

  /** Before something that cannot be undone. */
  again: {
    title: 'Confirma que eres tú',
    text: 'Para continuar, inicia sesión de nuevo. Te enviaremos un código a {address}.',
    back: 'Volver a tu cuenta',
  },

  confirmAddress: {
    title: 'Confirma tu correo electrónico',
    submit: 'Confirmar',
    checking: 'Comprobando…',
    fieldTitle: 'Escribe el código',
    fieldHint: 'Los {count}\u00a0dígitos del correo más reciente',
    wrong: 'Ese código no es correcto o ya no es válido. Mira el correo más reciente e inténtalo de nuevo.',
    wrongAgain:
      'Ese código no es correcto o ya no es válido. Pide uno nuevo o vuelve a intentarlo dentro de una hora.',
    askedAgain:
      'Has pedido otro código ({time}). Si no te llega, puede que el último aún sea válido. Solo enviamos unos pocos por hora.',
    notConfirmed:
      'La contraseña es correcta, pero aún no has confirmado tu correo electrónico. Te hemos enviado un código nuevo.',
    resetRequired:
      'Tienes que cambiar la contraseña. Te hemos enviado un correo con un código para elegir una nueva.',
    taken:
      'Ya existe una cuenta con este correo electrónico. Te hemos enviado otro código para que elijas una nueva contraseña.',
  },

  forgotPassword: {
    title: '¿Has olvidado tu contraseña?',
    text: 'Si hay una cuenta con tu correo electrónico, te enviaremos un código para elegir una nueva contraseña.',
    remember: '¿Ya la recuerdas? {link}',
    signIn: 'Iniciar sesión',
  },

  resetPassword: {
    title: 'Elige una nueva contraseña',
    text: 'Si hay una cuenta con {address}, hemos enviado a ese correo un código de {count}\u00a0dígitos. Es válido durante una hora.',
    temporary:
      'La contraseña de {address} es temporal. Elige una propia y después escribe el código que te enviaremos por correo.',
    submit: 'Cambiar la contraseña',
    changing: 'Cambiando…',
    unavailable:
      'No sabemos si se ha cambiado tu contraseña. Inicia sesión con la nueva contraseña. Si no funciona, vuelve a probar con el código en unos minutos.',
    noMail: '¿No te llega ningún correo? Si nunca confirmaste tu correo electrónico: {link}.',
    createAgain: 'Crear la cuenta de nuevo',
  },

  home: {
    title: 'Inicio',
    heading: 'Has iniciado sesión',
    name: 'Nombre',
    email: 'Correo electrónico',
    since: 'Inicio de sesión en este dispositivo',
    replaced: 'Se ha cerrado la sesión anterior de {address}.',
    signOut: 'Cerrar sesión',
    signingOut: 'Cerrando sesión…',
    account: 'Tu cuenta',
  },

  account: {
    title: 'Tu cuenta',
    name: 'Nombre',
    nameHint: 'El nombre que usaremos para ti. Es opcional.',
    nameFaults: {
      'too-long': 'Usa {most}\u00a0caracteres como máximo',
      characters: 'Usa solo letras, números y signos comunes',
    },
    save: 'Guardar el nombre',
    saving: 'Guardando…',
    saved: 'Nombre guardado.',
    unavailable: 'Ahora mismo no podemos hacerlo. Inténtalo de nuevo en unos minutos.',
    sessions: 'Sesiones',
    /** Always a date and a time of day. */
    since: 'Sesión iniciada en este dispositivo el {time}.',
    signOutEverywhere: 'Cerrar sesión en todos los dispositivos',
    password: 'Contraseña',
    changePassword: 'Cambiar la contraseña',
    delete: 'Eliminar la cuenta',
    deleteText: 'Tu cuenta y todos sus datos se eliminarán de forma permanente.',
    home: 'Volver al inicio',
  },

  changePassword: {
    title: 'Cambiar la contraseña',
    heading: 'Cambia tu contraseña',
    text: 'Se cerrará la sesión en todos tus dispositivos, incluido este. Después, inicia sesión con la nueva contraseña.',
    present: 'Contraseña actual',
    presentWrong: 'La contraseña actual no es correcta',
    submit: 'Cambiar la contraseña',
    changing: 'Cambiando…',
    refusals: {
      'too-often': 'Demasiados intentos. Espera una hora, o cierra sesión y usa «{link}».',
      'still-open':
        'Has cambiado la contraseña, pero la sesión sigue abierta en tus otros dispositivos. En tu cuenta, elige «{button}».',
      unavailable: 'Ahora mismo no podemos hacerlo. Inténtalo de nuevo en unos minutos.',
    },
    back: 'Volver a tu cuenta',
  },

  deleteAccount: {
    title: 'Eliminar la cuenta',
    heading: '¿Quieres eliminar tu cuenta?',
    text: 'La cuenta de {address} y todos sus datos se eliminarán de forma permanente y se cerrará la sesión en todos los dispositivos. Puedes crear otra con el mismo correo electrónico cuando quieras.',
    submit: 'Eliminar mi cuenta',
    deleting: 'Eliminando…',
    keep: 'Conservar la cuenta',
  },

  /** Headings, so without a full stop. */
  signedOut: {
    title: 'Sesión cerrada',
    here: 'La sesión está cerrada en este dispositivo',
    everywhere: 'Has cerrado sesión en todos los dispositivos',
    deleted: 'Tu cuenta se ha eliminado',
    password: 'Has cambiado la contraseña y se ha cerrado la sesión en todos tus dispositivos',
    signInAgain: 'Iniciar sesión de nuevo',
    createAccount: 'Crear una cuenta',
  },

  noCode: {
    title: '¿No te ha llegado el código?',
    intro: 'Los códigos suelen llegar en menos de un minuto. Si el tuyo no llega, repasa esta lista.',
    address: 'Comprueba tu correo electrónico: con una letra mal, el código no llega. {link}.',
    startAgain: 'Cambiar el correo electrónico',
    wait: 'Espera unos minutos. Las empresas suelen revisar los mensajes externos antes de entregarlos.',
    askAgain:
      'Pide el código de nuevo cuando la página lo indique. Solo funciona el código del correo más reciente.',
    full: 'Puede que tu correo esté lleno. Libera espacio y pide un código nuevo.',
    allow: 'Pide al administrador de tu correo que permita los mensajes de nuestro remitente.',
    account:
      'Solo enviamos códigos a correos asociados a una cuenta. ¿No tienes cuenta? {link}. Si ya existía, recibirás un código igualmente.',
    createAccount: 'Crear una cuenta',
    never: 'Nunca te pediremos un código por teléfono ni por chat.',
    back: 'Volver al código',
    backToSignIn: 'Volver al inicio de sesión',
  },
}

export const mails: MailMessages = {
  code: {
    lead: '{code} es tu código de {app}',
    heading: 'Tu código de {app}',
  },
  cognito: {
    'confirm-address': {
      subject: 'Tu código para confirmar tu correo en {app}',
      heading: 'Confirma tu correo electrónico en {app}',
    },
    'new-password': {
      subject: 'Tu código para cambiar la contraseña de {app}',
      heading: 'Elige una nueva contraseña para {app}',
    },
  },
  worksUntil: 'Es válido durante {duration} (hasta: {time} UTC).',
  openPage: 'Abrir la página de inicio de sesión con el código ya escrito',
  enterIt: 'Escribe este código en la página que te lo pide. Es válido durante {duration}.',
  neverAsked:
    'Nunca te pediremos este código por teléfono ni por chat. ¿No has pedido este código? Ignora este correo.',
  forgotPassword,
  notices: {
    'wrong-codes': {
      lead: 'Alguien ha escrito tu contraseña de {app} y después códigos incorrectos',
      happened:
        'El último código incorrecto se escribió el {date} ({time} UTC). Nadie puede entrar sin el código correcto, y solo lo enviamos a este correo.',
      harmless: '¿Has sido tú? Usa el código del correo más reciente. No tienes que hacer nada más.',
      remedy:
        '¿No has sido tú? Entonces alguien conoce tu contraseña. Elige otra en nuestro sitio, con «{link}»:',
    },
    'password-changed': {
      lead: 'Se ha cambiado tu contraseña de {app}',
      happened: 'Se cambió el {date} ({time} UTC).',
      harmless: '¿Has sido tú? No tienes que hacer nada.',
      remedy:
        '¿No has sido tú? Entonces puede que alguien tenga acceso a tu correo. Cambia primero la contraseña de tu correo y después elige otra para {app} en nuestro sitio, con «{link}»:',
    },
  },
  neverAskedAtAll: 'Nunca te pediremos una contraseña ni un código por teléfono, chat o correo.',
}
