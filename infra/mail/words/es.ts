import type { MailWords } from './mail-words.ts'

export const es: MailWords = {
  code: {
    lead: (code, app) => `${code} es tu código de ${app}`,
    heading: (app) => `Tu código de ${app}`,
  },
  cognito: {
    'confirm-address': {
      subject: (app) => `Tu código para confirmar tu dirección en ${app}`,
      heading: (app) => `Confirma tu dirección en ${app}`,
    },
    'new-password': {
      subject: (app) => `Tu código para cambiar la contraseña de ${app}`,
      heading: (app) => `Elige una contraseña nueva para ${app}`,
    },
  },
  worksUntil: (lasting, until) => `Es válido durante ${lasting}, hasta las ${until} UTC.`,
  openPage: 'Abrir la página con el código ya escrito',
  enterIt: (lasting) => `Escribe este código en la página que te lo pide. Es válido durante ${lasting}.`,
  neverAsked: 'Nunca te pediremos este código por teléfono ni por chat. ¿No has sido tú? Ignora este correo.',
  notices: {
    'wrong-codes': {
      lead: (app) => `Alguien ha escrito tu contraseña de ${app} y después códigos incorrectos`,
      happened: (date, time) =>
        `El último código incorrecto llegó el ${date} a las ${time} UTC. Nadie puede entrar sin el código correcto, y solo lo enviamos a este buzón.`,
      harmless: '¿Has sido tú? Usa el código del correo más reciente; no tienes que hacer nada más.',
      remedy: () =>
        '¿No has sido tú? Entonces alguien conoce tu contraseña. Elige otra en nuestro sitio, con «¿Has olvidado tu contraseña?»:',
    },
    'password-changed': {
      lead: (app) => `Tu contraseña de ${app} ha cambiado`,
      happened: (date, time) =>
        `Se cambió el ${date} a las ${time} UTC, con un código que habíamos enviado a esta dirección.`,
      harmless: '¿Has sido tú? No tienes que hacer nada.',
      remedy: (app) =>
        '¿No has sido tú? Entonces alguien lee tu correo. Cambia primero la contraseña de tu buzón y después elige otra para ' +
        `${app} en nuestro sitio, con «¿Has olvidado tu contraseña?»:`,
    },
  },
  neverAskedAtAll: 'Nunca te pediremos una contraseña ni un código por teléfono, chat o correo.',
}
