/**
 * Everything that the site says, in Spanish. Long because a translator reads one file from top to bottom.
 *
 * `\u00a0` keeps a number and its unit on one line. `{time}` may hold a date as well, so no preposition stands before
 * it: «a las» would go with a time of day alone, and not at one o'clock.
 */
import type { MailMessages, Messages } from './messages.ts'

const forgotPassword = '¿Has olvidado tu contraseña?'

export const pages: Messages = {
  site: {
    description: 'Inicia sesión en {app} con un código que te enviamos por correo.',
    preferences: 'Idioma y tema',
    language: 'Idioma',
    appearance: 'Tema',
    appearances: { system: 'El del dispositivo', light: 'Claro', dark: 'Oscuro' },
  },

  /** Pieces of every page. */
  ui: {
    /** In front of a page's title when something was refused. */
    errorTitle: 'Error: {title}',
    time: '{time}',
    /** A time of day, where nobody knows the reader's time zone. */
    utc: '{time}\u00a0UTC',
    timeOnDay: '{time} del {day}',
    dateAndTime: '{day}, {time}',
    show: 'Mostrar',
    hide: 'Ocultar',
    passwordToggle: {
      only: { show: 'Mostrar contraseña', hide: 'Ocultar contraseña' },
      new: { show: 'Mostrar nueva contraseña', hide: 'Ocultar nueva contraseña' },
      current: { show: 'Mostrar contraseña actual', hide: 'Ocultar contraseña actual' },
    },
    choice: '{label}:',
  },

  wentWrong: {
    title: 'Algo ha fallado',
    text: 'El fallo es nuestro, no tuyo. No se ha perdido nada; inténtalo de nuevo.',
    again: 'Intentar de nuevo',
    back: 'Volver al inicio de sesión',
    reference: 'Referencia: {digest}',
  },

  notFound: {
    title: 'Página no encontrada',
    heading: 'Esta página no existe',
    text: 'Puede que la dirección tenga una errata o que la página haya cambiado de sitio.',
    home: 'Ir a la página de inicio',
  },

  /** The forms that ask for an address, with or without a password. */
  start: {
    email: 'Dirección de correo',
    sending: 'Enviando…',
    emailMeACode: 'Enviarme un código',
    faults: {
      empty: 'Escribe tu dirección de correo',
      'too-long': 'Esta dirección es demasiado larga. Usa una de {count}\u00a0caracteres como máximo.',
      format: 'Escribe una dirección de correo con el formato nombre@example.com',
    },
    refusals: {
      wrong: 'La dirección de correo o la contraseña no son correctas.',
      'wrong-again':
        'La dirección de correo o la contraseña no son correctas. Tras varios intentos no se acepta ninguno durante un máximo de 15 minutos, ni siquiera con la contraseña correcta.',
      limited:
        'Has pedido varios códigos. Puede que el último siga siendo válido. Podrás pedir otro más tarde ({time}).',
      attempts: 'Demasiados intentos. Inténtalo de nuevo a partir de esta hora: {time}.',
      unavailable:
        'Ahora mismo no podemos enviar códigos. La dirección sigue escrita. Inténtalo de nuevo en unos minutos.',
      'no-cookies':
        'Este sitio necesita cookies para que inicies sesión. Permítelas en este sitio e inténtalo de nuevo.',
    },
    enterTheCode: 'Escribir el código',
    strangeCode:
      'Ese código pertenece a un inicio de sesión en otro navegador. Escríbelo allí o pide aquí uno nuevo.',
    offline: 'Parece que no tienes conexión. Lo que has escrito sigue aquí.',
  },

  password: {
    label: 'Contraseña',
    newLabel: 'Contraseña nueva',
    newHint: 'Al menos {least}\u00a0caracteres',
    faults: {
      missing: 'Escribe tu contraseña',
      empty: 'Elige una contraseña',
      short: 'Usa al menos {least}\u00a0caracteres. Varias palabras seguidas son fáciles de recordar.',
      long: 'Usa {most}\u00a0caracteres como máximo',
      edges: 'La contraseña no puede empezar ni terminar con un espacio',
      common: 'Mucha gente usa esta contraseña, así que es fácil de adivinar. Elige otra.',
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
    clock:
      'No hemos podido completar el inicio de sesión por un fallo nuestro y tu código ya no es válido. Inicia sesión de nuevo para recibir otro.',
    interrupted:
      'El inicio de sesión se ha interrumpido. Escribe la contraseña otra vez; si ya tienes un código, puede que siga siendo válido.',
    confirmed: 'Tu dirección está confirmada. Ahora inicia sesión con tu contraseña.',
    passwordChanged:
      'Tu contraseña ha cambiado y se han cerrado todas tus sesiones. Inicia sesión con la nueva.',
    changedStillOpen:
      'Has cambiado la contraseña, pero puede que la sesión siga abierta en tus otros dispositivos. Inicia sesión con la nueva contraseña y, en tu cuenta, elige «{button}».',
    maybeChanged: 'Inicia sesión con tu nueva contraseña. Si no funciona, usa la que te dieron.',
    notChanged: 'Esa contraseña no se puede usar aquí. Inicia sesión con la que te dieron y elige otra.',
  },

  signUp: {
    title: 'Crear una cuenta',
    withCode:
      'Te enviaremos por correo un código de {count}\u00a0dígitos. No hay ninguna contraseña que recordar.',
    withPassword: 'Te enviaremos por correo un código de {count}\u00a0dígitos para confirmar tu dirección.',
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
    comesFrom: 'Remitente: {sender}. Válido hasta: {time}.',
    /** Where the trigger says nothing of its own. */
    fieldTitle: 'Escribe el código',
    fieldHint: 'El código de {count}\u00a0dígitos de nuestro correo',
    /** The sentence `interrupted` below quotes this button. */
    submit: 'Iniciar sesión',
    submitting: 'Iniciando sesión…',
    resend: 'Reenviar el código',
    sendNew: 'Enviar un código nuevo',
    askAgainAt: 'Podrás pedirlo de nuevo más tarde ({time})',
    askAgainIn: {
      one: 'Podrás pedirlo de nuevo dentro de {count}\u00a0segundo',
      many: 'Podrás pedirlo de nuevo dentro de {count}\u00a0de segundos',
      other: 'Podrás pedirlo de nuevo dentro de {count}\u00a0segundos',
    },
    notReceived: '¿No te ha llegado?',
    lookInSpam: 'Mira en la carpeta de spam o correo no deseado.',
    searchFor: 'Busca {sender} en tu correo.',
    checkAddress: 'Comprueba que la dirección esté bien escrita: {address}.',
    filters: 'Los filtros de correo de las empresas pueden tardar unos minutos.',
    moreHelp: 'Más ayuda',
    replaces: 'Tienes abierta la sesión de {address}. Si inicias sesión aquí, se cerrará.',
  },

  /** What was wrong with something entered as a code. */
  codeFaults: {
    empty: 'Escribe el código de {length}\u00a0dígitos',
    length: {
      one: 'Has escrito un solo dígito. El código tiene {length}.',
      many: 'Has escrito {count}\u00a0de dígitos. El código tiene {length}.',
      other: 'Has escrito {count}\u00a0dígitos. El código tiene {length}.',
    },
    letters: 'El código solo tiene números',
    offline: 'Parece que no tienes conexión. El código sigue escrito.',
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
    used: 'Este código ya se ha usado. Pide uno nuevo.',
    'used-up': 'Demasiados códigos incorrectos. Este código ya no es válido.',
    clock:
      'No hemos podido completar el inicio de sesión por un fallo nuestro y tu código ya no es válido. Pide uno nuevo.',
    interrupted: 'Se ha cortado la conexión. Pulsa «{button}» otra vez.',
    unavailable:
      'Ahora mismo no podemos comprobar ni enviar códigos. El código sigue escrito. Inténtalo de nuevo en unos minutos.',
    sentAgain: 'Hemos reenviado el código ({time}).',
    sentNew: 'Hemos enviado un código nuevo ({time}). El anterior ya no es válido.',
    tooEarly:
      'El código ya está enviado ({time}). Puede tardar un poco; podrás pedirlo de nuevo más tarde ({next}).',
    limited: 'Has pedido varios códigos. Podrás pedir otro más tarde ({time}).',
    limitedLive:
      'Has pedido varios códigos. Puede que el último siga siendo válido. Podrás pedir otro más tarde ({time}).',
  },

  alreadySignedIn: {
    title: 'Sesión ya iniciada',
    heading: 'Ya has iniciado sesión',
    text: 'Ya tienes abierta la sesión de {address}.',
    continue: 'Continuar',
  },

  /** Before something that cannot be undone. */
  again: {
    title: 'Confirma que eres tú',
    text: 'Para el siguiente paso hay que iniciar sesión de nuevo. Antes de seguir, te enviaremos un código a {address}.',
    back: 'Volver a tu cuenta',
  },

  confirmAddress: {
    title: 'Confirma tu dirección',
    submit: 'Confirmar',
    checking: 'Comprobando…',
    fieldTitle: 'Escribe el código',
    fieldHint: 'Los {count}\u00a0dígitos del correo más reciente',
    wrong: 'Ese código no es correcto o ya no es válido. Mira el correo más reciente e inténtalo de nuevo.',
    wrongAgain:
      'Ese código no es correcto o ya no es válido. Pide uno nuevo o espera una hora: el número de intentos es limitado.',
    askedAgain:
      'Hemos solicitado otro código ({time}). Si no te llega, puede que el último siga siendo válido; solo se envían unos pocos por hora.',
    notConfirmed:
      'La contraseña es correcta, pero esta dirección no se ha confirmado nunca. En breve te llegará un código nuevo.',
    resetRequired:
      'Tienes que cambiar la contraseña. Te hemos enviado un correo con un código para elegir una nueva.',
    taken:
      'Ya había una cuenta con esta dirección. Elige una contraseña para ella: te hemos enviado otro código.',
  },

  forgotPassword: {
    title: '¿Has olvidado tu contraseña?',
    text: 'Si hay una cuenta con tu dirección, te enviaremos por correo un código para elegir una contraseña nueva.',
    remember: '¿Ya la recuerdas? {link}',
    signIn: 'Iniciar sesión',
  },

  resetPassword: {
    title: 'Elige una contraseña nueva',
    text: 'Si hay una cuenta con {address}, hemos enviado a esa dirección un código de {count}\u00a0dígitos. Es válido durante una hora.',
    temporary:
      'La contraseña de {address} es temporal. Elige una propia y después escribe el código que te enviaremos por correo.',
    submit: 'Cambiar la contraseña',
    changing: 'Cambiando…',
    unavailable:
      'No sabemos si tu contraseña ha cambiado. Prueba a iniciar sesión con la nueva. Si no funciona, vuelve a probar con el código en unos minutos.',
    noMail: '¿No te llega ningún correo? Si nunca confirmaste tu dirección, {link}.',
    createAgain: 'crea la cuenta de nuevo',
  },

  home: {
    title: 'Inicio',
    heading: 'Has iniciado sesión',
    name: 'Nombre',
    email: 'Dirección de correo',
    since: 'Sesión iniciada en este dispositivo',
    replaced: 'Tenías abierta la sesión de {address}. Esa sesión se ha cerrado.',
    signOut: 'Cerrar sesión',
    signingOut: 'Cerrando sesión…',
    account: 'Tu cuenta',
  },

  account: {
    title: 'Tu cuenta',
    name: 'Nombre',
    nameHint: 'Así te llamaremos. Puedes dejarlo en blanco.',
    nameFaults: {
      'too-long': 'Usa {most}\u00a0caracteres como máximo',
      characters: 'Usa solo letras, números y signos comunes',
    },
    save: 'Guardar el nombre',
    saving: 'Guardando…',
    saved: 'El nombre está guardado.',
    unavailable: 'Ahora mismo no es posible. No ha cambiado nada. Inténtalo de nuevo en unos minutos.',
    sessions: 'Sesiones',
    /** Always a date and a time of day. */
    since: 'Sesión iniciada en este dispositivo el {time}.',
    signOutEverywhere: 'Cerrar todas las sesiones',
    password: 'Contraseña',
    changePassword: 'Cambiar la contraseña',
    delete: 'Eliminar la cuenta',
    deleteText: 'Tu cuenta y todo lo que contiene se eliminarán para siempre.',
    home: 'Volver al inicio',
  },

  changePassword: {
    title: 'Cambiar la contraseña',
    heading: 'Cambia tu contraseña',
    text: 'Al cambiarla, se cerrará la sesión en todos tus dispositivos, también en este. Después, inicia sesión con la contraseña nueva.',
    present: 'Contraseña actual',
    presentWrong: 'Esa no es tu contraseña actual',
    submit: 'Cambiar la contraseña',
    changing: 'Cambiando…',
    refusals: {
      'too-often': 'Demasiados intentos. Espera una hora, o cierra sesión y usa «{link}».',
      'still-open':
        'Has cambiado la contraseña, pero la sesión sigue abierta en tus otros dispositivos. En tu cuenta, elige «{button}».',
      unavailable: 'Ahora mismo no es posible. No ha cambiado nada. Inténtalo de nuevo en unos minutos.',
    },
    back: 'Volver a tu cuenta',
  },

  deleteAccount: {
    title: 'Eliminar la cuenta',
    heading: '¿Quieres eliminar tu cuenta?',
    text: 'La cuenta de {address} se eliminará para siempre y se cerrará la sesión en todos los dispositivos. Puedes crear otra con la misma dirección cuando quieras.',
    submit: 'Eliminar mi cuenta',
    deleting: 'Eliminando…',
    keep: 'Conservar la cuenta',
  },

  /** Headings, so without a full stop. */
  signedOut: {
    title: 'Sesión cerrada',
    here: 'Has cerrado sesión en este dispositivo',
    everywhere: 'Has cerrado todas las sesiones',
    deleted: 'Tu cuenta se ha eliminado',
    password: 'Tu contraseña ha cambiado y se han cerrado todas tus sesiones',
    signInAgain: 'Iniciar sesión de nuevo',
    createAccount: 'Crear una cuenta',
  },

  noCode: {
    title: '¿No te ha llegado el código?',
    intro: 'Los códigos suelen llegar en menos de un minuto. Si el tuyo no llega, repasa esta lista.',
    address:
      'Comprueba la dirección: basta con una letra equivocada. {link} y, si hace falta, escríbela otra vez.',
    startAgain: 'Vuelve atrás',
    wait: 'Espera unos minutos. Los filtros de correo de las empresas revisan los mensajes externos antes de dejarlos pasar.',
    askAgain:
      'Pide el código de nuevo; la página indica cuándo puedes hacerlo. El código válido es el del correo más reciente.',
    full: 'Un buzón lleno no recibe correo. Libera espacio y pide el código de nuevo.',
    allow: 'Pide a quien gestiona tu correo que deje pasar los mensajes de nuestro remitente.',
    account:
      'Solo enviamos códigos a direcciones que tienen cuenta. {link} con tu dirección; si ya había una, recibirás un código igualmente.',
    createAccount: 'Crea una cuenta',
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
      subject: 'Tu código para confirmar tu dirección en {app}',
      heading: 'Confirma tu dirección en {app}',
    },
    'new-password': {
      subject: 'Tu código para cambiar la contraseña de {app}',
      heading: 'Elige una contraseña nueva para {app}',
    },
  },
  worksUntil: 'Es válido durante {duration}, hasta las {time} UTC.',
  openPage: 'Abrir la página con el código ya escrito',
  enterIt: 'Escribe este código en la página que te lo pide. Es válido durante {duration}.',
  neverAsked: 'Nunca te pediremos este código por teléfono ni por chat. ¿No has sido tú? Ignora este correo.',
  forgotPassword,
  notices: {
    'wrong-codes': {
      lead: 'Alguien ha escrito tu contraseña de {app} y después códigos incorrectos',
      happened:
        'El último código incorrecto llegó el {date} a las {time} UTC. Nadie puede entrar sin el código correcto, y solo lo enviamos a este buzón.',
      harmless: '¿Has sido tú? Usa el código del correo más reciente; no tienes que hacer nada más.',
      remedy:
        '¿No has sido tú? Entonces alguien conoce tu contraseña. Elige otra en nuestro sitio, con «{link}»:',
    },
    'password-changed': {
      lead: 'Tu contraseña de {app} ha cambiado',
      happened: 'Se cambió el {date} a las {time} UTC, con un código que habíamos enviado a esta dirección.',
      harmless: '¿Has sido tú? No tienes que hacer nada.',
      remedy:
        '¿No has sido tú? Entonces alguien lee tu correo. Cambia primero la contraseña de tu buzón y después elige otra para {app} en nuestro sitio, con «{link}»:',
    },
  },
  neverAskedAtAll: 'Nunca te pediremos una contraseña ni un código por teléfono, chat o correo.',
}
