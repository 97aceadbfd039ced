import type { MailWords } from './mail-words.ts'

/** Brazilian. The name of the app stands without an article, whose gender nobody here knows. */
export const pt: MailWords = {
  code: {
    lead: (code, app) => `${code} é o seu código ${app}`,
    heading: (app) => `Seu código ${app}`,
  },
  cognito: {
    'confirm-address': {
      subject: (app) => `Seu código ${app} para confirmar o endereço`,
      heading: (app) => `${app}: confirme seu endereço`,
    },
    'new-password': {
      subject: (app) => `Seu código ${app} para criar uma nova senha`,
      heading: (app) => `${app}: crie uma nova senha`,
    },
  },
  worksUntil: (lasting, until) => `Ele vale por ${lasting}, até as ${until} UTC.`,
  openPage: 'Abrir a página com o código já preenchido',
  enterIt: (lasting) => `Digite este código na página em que ele é pedido. Ele vale por ${lasting}.`,
  neverAsked: 'Nunca vamos pedir este código por telefone ou chat. Não foi você? Ignore este e-mail.',
  notices: {
    'wrong-codes': {
      lead: (app) => `${app}: alguém digitou sua senha e depois códigos errados`,
      happened: (date, time) =>
        `O último código errado chegou em ${date}, às ${time} UTC. Ninguém entra sem o código certo, e ele só é enviado para este e-mail.`,
      harmless: 'Foi você? Use o código do e-mail mais recente; não é preciso fazer mais nada.',
      remedy: () =>
        'Não foi você? Então alguém sabe sua senha. Crie uma nova em nosso site, em “Esqueceu a senha?”:',
    },
    'password-changed': {
      lead: (app) => `${app}: sua senha foi alterada`,
      happened: (date, time) =>
        `Ela foi alterada em ${date}, às ${time} UTC, com um código que enviamos para este endereço.`,
      harmless: 'Foi você? Não é preciso fazer nada.',
      remedy: (app) =>
        'Não foi você? Então alguém está lendo seus e-mails. Troque primeiro a senha do seu e-mail e depois crie uma nova senha ' +
        `para ${app} em nosso site, em “Esqueceu a senha?”:`,
    },
  },
  neverAskedAtAll: 'Nunca vamos pedir uma senha ou um código por telefone, chat ou e-mail.',
}
