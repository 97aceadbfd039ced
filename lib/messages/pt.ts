/**
 * Everything that pages and emails say, in the Portuguese of Brazil. Long because a translator reads one file from top to
 * bottom.
 *
 * The reader is "você". `\u00a0` keeps a number and its unit on one line. `{time}` may hold a date as well, so no “às”
 * stands before it. The app has no article, because its gender is unknown. The plural `one` holds for 0, too.
 */
import type { MailMessages, Messages } from './messages.ts'

const forgotPassword = 'Esqueceu a senha?'

export const pages: Messages = {
  site: {
    description: 'Entre em {app} com um código enviado por e-mail.',
    preferences: 'Idioma e tema',
    language: 'Idioma',
    appearance: 'Tema',
    appearances: { system: 'Tema do dispositivo', light: 'Claro', dark: 'Escuro' },
    choice: '{label}:',
  },

  /** Pieces of every page. */
  ui: {
    errorTitle: 'Erro: {title}',
    time: '{time}',
    utc: '{time}\u00a0UTC',
    timeOnDay: '{time} de {day}',
    dateAndTime: '{day}, {time}',
    offline: 'Parece que você está sem internet. O que você digitou continua aqui.',
  },

  wentWrong: {
    title: 'Algo deu errado',
    text: 'Tivemos um problema. Tente novamente.',
    again: 'Tentar novamente',
    back: 'Voltar ao login',
    reference: 'ID do erro: {digest}',
  },

  refused: {
    foreign: 'Este formulário não foi enviado de {origin}. Abra {origin} e tente novamente.',
    'too-long': 'O que você enviou é longo demais para este formulário. Encurte e tente novamente.',
    unreadable: 'Não conseguimos ler este formulário. Tente novamente.',
    updated: 'O site foi atualizado. Use o botão novamente.',
  },

  notFound: {
    title: 'Página não encontrada',
    heading: 'Esta página não existe',
    text: 'O endereço pode estar incorreto ou a página não existe mais.',
    home: 'Ir para a página inicial',
  },

  forbidden: {
    title: 'Sem acesso',
    heading: 'Você não tem acesso a esta página',
    text: 'Você entrou como {address}, que não tem acesso a ela.',
  },

  /** The forms that ask for an address, with or without a password. */
  start: {
    email: 'E-mail',
    sending: 'Enviando…',
    emailMeACode: 'Enviar código',
    faults: {
      empty: 'Digite seu e-mail',
      'too-long': 'Este e-mail é longo demais. Use no máximo {count}\u00a0caracteres.',
      format: 'Digite um e-mail no formato nome@example.com',
    },
    refusals: {
      wrong: 'E-mail ou senha incorretos.',
      'wrong-again': 'E-mail ou senha incorretos. Depois de muitas tentativas, espere até 15\u00a0minutos.',
      network: 'Muitos logins a partir da sua rede. Tente novamente a partir deste horário: {time}.',
      unavailable:
        'Não é possível enviar códigos agora. Seu e-mail continua preenchido. Tente novamente em alguns minutos.',
      'no-cookies':
        'Este site precisa de cookies para você entrar. Permita os cookies neste site e tente novamente.',
    },
    enterTheCode: 'Digitar o código',
    strangeCode: 'Esse código pertence a um login em outro navegador. Digite-o lá ou peça um novo aqui.',
  },

  password: {
    label: 'Senha',
    newLabel: 'Nova senha',
    newHint: 'Pelo menos {least}\u00a0caracteres',
    faults: {
      missing: 'Digite sua senha',
      empty: 'Crie uma senha',
      short: 'Use pelo menos {least}\u00a0caracteres. Várias palavras seguidas são fáceis de lembrar.',
      long: 'Use no máximo {most}\u00a0caracteres',
      edges: 'A senha não pode começar nem terminar com espaço',
      common: 'Esta senha é muito comum e fácil de adivinhar. Escolha outra.',
      'too-often': 'Muitas tentativas. Tente novamente em alguns minutos.',
    },
    show: 'Mostrar',
    hide: 'Ocultar',
    toggle: {
      only: { show: 'Mostrar senha', hide: 'Ocultar senha' },
      new: { show: 'Mostrar nova senha', hide: 'Ocultar nova senha' },
      current: { show: 'Mostrar senha atual', hide: 'Ocultar senha atual' },
    },
  },

  signIn: {
    title: 'Entrar',
    withCode: 'Vamos enviar um código de {count}\u00a0dígitos para o seu e-mail.',
    withPassword: 'Digite sua senha e, depois, o código que vamos enviar por e-mail.',
    submit: 'Entrar',
    checking: 'Verificando…',
    forgot: forgotPassword,
    newHere: 'Ainda não tem conta? {link}',
    createAccount: 'Criar conta',
    openSignIn: 'Login não concluído',
    askedAt: 'Você pediu um código para {address} ({time}).',
    startAgain: 'Começar novamente',
    sessionEnded: 'Sua sessão terminou. Entre para continuar.',
    clock:
      'Por uma falha nossa, não foi possível concluir o login, e seu código não é mais válido. Entre novamente para receber outro.',
    interrupted:
      'O login foi interrompido. Digite a senha novamente. Se você já tem um código, ele ainda pode funcionar.',
    tookTooLong: 'O tempo acabou. Digite a senha novamente.',
    confirmed: 'Seu e-mail foi confirmado. Entre com sua senha.',
    passwordChanged: 'Sua senha foi alterada, e você saiu de todos os dispositivos. Entre com a nova senha.',
    changedStillOpen:
      'Sua senha foi alterada, mas sua conta talvez continue aberta em outros dispositivos. Entre com a nova senha e, na sua conta, escolha “{button}”.',
    maybeChanged: 'Entre com sua nova senha. Se não der certo, use a que você recebeu.',
    notChanged: 'Essa senha não pode ser usada aqui. Entre com a que você recebeu e depois crie outra.',
    temporaryTookTooLong: 'O tempo acabou. Entre de novo com a senha que você recebeu.',
  },

  signUp: {
    title: 'Criar conta',
    withCode: 'Vamos enviar um código de {count}\u00a0dígitos para o seu e-mail. Você não precisa de senha.',
    withPassword: 'Vamos enviar um código de {count}\u00a0dígitos para confirmar seu e-mail.',
    submit: 'Criar conta',
    creating: 'Criando…',
    haveAccount: 'Já tem conta? {link}',
    signIn: 'Entrar',
  },

  /** The page where the code is entered. */
  code: {
    title: 'Confira seu e-mail',
    sentTo: 'Enviamos um código de {count}\u00a0dígitos para {address}.',
    change: 'Alterar',
    comesFrom: 'Ele vem de {sender} e é válido até {time}.',
    fieldTitle: 'Digite o código',
    fieldHint: 'O código de {count}\u00a0dígitos do nosso e-mail',
    submit: 'Entrar',
    submitting: 'Entrando…',
    resend: 'Reenviar código',
    sendNew: 'Enviar novo código',
    askAgainAt: 'Novo envio a partir deste horário: {time}',
    askAgainIn: {
      one: 'Você poderá pedir novamente em {count}\u00a0segundo',
      many: 'Você poderá pedir novamente em {count}\u00a0de segundos',
      other: 'Você poderá pedir novamente em {count}\u00a0segundos',
    },
    notReceived: 'Não recebeu?',
    lookInSpam: 'Procure na pasta de spam ou lixo eletrônico.',
    searchFor: 'Busque por {sender} no seu e-mail.',
    checkAddress: 'Confira se o e-mail está correto: {address}.',
    filters: 'Filtros de e-mail de empresas podem levar alguns minutos.',
    moreHelp: 'Mais ajuda',
    replaces: 'Você entrou como {address}. Se entrar aqui, essa sessão será encerrada.',
  },

  /** What was wrong with something entered as a code. */
  codeFaults: {
    empty: 'Digite o código de {length}\u00a0dígitos',
    length: {
      one: 'Você digitou {count}\u00a0dígito.',
      many: 'Você digitou {count}\u00a0de dígitos.',
      other: 'Você digitou {count}\u00a0dígitos.',
    },
    lengthRule: '{typed} O código tem {length}.',
    letters: 'O código tem apenas dígitos',
  },

  /** What an answer on the code page came to. */
  codeNotices: {
    wrong: 'Código incorreto. Confira o e-mail mais recente e tente novamente.',
    wrongAgain: {
      one: 'Código incorreto. Resta {count}\u00a0tentativa.',
      many: 'Código incorreto. Restam {count}\u00a0de tentativas.',
      other: 'Código incorreto. Restam {count}\u00a0tentativas.',
    },
    expired: 'Esse código expirou. Enviamos um novo para {address}.',
    ranOut: 'Este código expirou. Peça outro.',
    used: 'Este código já foi usado. Peça outro.',
    'used-up': 'Muitas tentativas incorretas. Este código não é mais válido.',
    clock:
      'Por uma falha nossa, não foi possível concluir o login, e seu código não é mais válido. Peça outro.',
    interrupted: 'A conexão caiu. Use o botão “{button}” novamente.',
    unavailable:
      'Não é possível verificar nem enviar códigos agora. O código continua preenchido. Tente novamente em alguns minutos.',
    sentAgain: 'Reenviamos o código ({time}).',
    sentNew: 'Enviamos um novo código ({time}). O anterior não é mais válido.',
    tooEarly:
      'O código já foi enviado ({time}) e pode demorar um pouco. Você poderá pedir novamente a partir deste horário: {next}.',
    limited: 'Você pediu vários códigos. Você poderá pedir outro a partir deste horário: {time}.',
    limitedLive:
      'Você pediu vários códigos. O último ainda pode funcionar. Você poderá pedir outro a partir deste horário: {time}.',
  },

  alreadySignedIn: {
    title: 'Sessão já aberta',
    heading: 'Você já entrou na sua conta',
    text: 'Você já entrou como {address}.',
    continue: 'Continuar',
  },

  otherPerson: {
    signedIn: 'A página anterior era para {other}. Agora você entrou como {address}.',
    signingIn: 'A página anterior era para {other}. Agora você está entrando como {address}.',
    page: 'A página anterior era para {other}. Esta é para {address}.',
  },

  /** Before something that cannot be undone. */
  again: {
    title: 'Confirme que é você',
    text: 'Para continuar, entre novamente. Vamos enviar um código para {address}.',
    back: 'Voltar para sua conta',
  },

  confirmAddress: {
    title: 'Confirme seu e-mail',
    submit: 'Confirmar',
    checking: 'Verificando…',
    fieldTitle: 'Digite o código',
    fieldHint: 'Os {count}\u00a0dígitos do e-mail mais recente',
    wrong: 'Código incorreto ou não é mais válido. Confira o e-mail mais recente e tente novamente.',
    wrongAgain:
      'Código incorreto ou não é mais válido. Peça outro ou espere uma hora: o número de tentativas é limitado.',
    askedAgain:
      'Você pediu outro código ({time}). Se ele não chegar, o último ainda pode funcionar. Enviamos poucos códigos por hora.',
    notConfirmed: 'A senha está correta, mas seu e-mail ainda não foi confirmado. Enviamos um novo código.',
    resetRequired:
      'Sua senha precisa ser alterada. Enviamos um e-mail com um código para você criar uma nova.',
    taken: 'Já existe uma conta com este e-mail. Enviamos outro código para você criar uma nova senha.',
  },

  forgotPassword: {
    title: 'Esqueceu a senha?',
    text: 'Se existir uma conta com seu e-mail, vamos enviar um código para você criar uma nova senha.',
    remember: 'Lembrou a senha? {link}',
    signIn: 'Entrar',
  },

  resetPassword: {
    title: 'Crie uma nova senha',
    text: 'Se existe uma conta com {address}, enviamos um código de {count}\u00a0dígitos para esse e-mail. Ele é válido por uma hora.',
    temporary:
      'A senha de {address} é temporária. Crie a sua e depois digite o código que enviaremos por e-mail.',
    submit: 'Alterar senha',
    changing: 'Alterando…',
    unavailable:
      'Não sabemos se sua senha foi alterada. Entre com a nova senha. Se não der certo, tente o código novamente em alguns minutos.',
    noMail: 'Não chegou nenhum e-mail? Se você nunca confirmou seu e-mail: {link}.',
    createAgain: 'Criar a conta novamente',
  },

  home: {
    title: 'Início',
    heading: 'Você entrou na sua conta',
    name: 'Nome',
    email: 'E-mail',
    since: 'Login neste dispositivo',
    replaced: 'A sessão anterior, de {address}, foi encerrada.',
    signOut: 'Sair',
    signingOut: 'Saindo…',
    account: 'Sua conta',
  },

  account: {
    title: 'Sua conta',
    name: 'Nome',
    nameHint: 'O nome que usaremos para você. Opcional.',
    nameFaults: {
      'too-long': 'Use no máximo {most}\u00a0caracteres',
      characters: 'Use só letras, números e sinais comuns',
    },
    save: 'Salvar nome',
    saving: 'Salvando…',
    saved: 'Seu nome foi salvo.',
    unavailable: 'Não é possível fazer isso agora. Tente novamente em alguns minutos.',
    sessions: 'Sessões',
    /** Always a date and a time of day. */
    since: 'Sessão iniciada neste dispositivo em {time}.',
    signOutEverywhere: 'Sair de todos os dispositivos',
    password: 'Senha',
    changePassword: 'Alterar senha',
    delete: 'Excluir conta',
    deleteText: 'Sua conta e todos os dados dela serão excluídos definitivamente.',
    home: 'Voltar ao início',
  },

  changePassword: {
    title: 'Alterar senha',
    heading: 'Altere sua senha',
    text: 'Você sairá de todos os dispositivos, inclusive deste. Depois, entre com a nova senha.',
    present: 'Senha atual',
    presentWrong: 'Senha atual incorreta',
    submit: 'Alterar senha',
    changing: 'Alterando…',
    refusals: {
      'too-often': 'Muitas tentativas incorretas. Espere uma hora ou saia e use “{link}”.',
      'still-open':
        'Sua senha foi alterada, mas sua conta continua aberta em outros dispositivos. Na sua conta, escolha “{button}”.',
      unavailable: 'Não é possível fazer isso agora. Tente novamente em alguns minutos.',
    },
    back: 'Voltar para sua conta',
  },

  deleteAccount: {
    title: 'Excluir conta',
    heading: 'Excluir sua conta?',
    text: 'A conta de {address} e todos os dados dela serão excluídos definitivamente, e você sairá de todos os dispositivos. Você pode criar outra com o mesmo e-mail quando quiser.',
    submit: 'Excluir minha conta',
    deleting: 'Excluindo…',
    keep: 'Manter a conta',
  },

  /** Headings, so without a full stop. */
  signedOut: {
    title: 'Você saiu',
    here: 'Sua sessão está encerrada neste dispositivo',
    everywhere: 'Você saiu de todos os dispositivos',
    deleted: 'Sua conta foi excluída',
    password: 'Sua senha foi alterada, e você saiu de todos os dispositivos',
    signInAgain: 'Entrar novamente',
    createAccount: 'Criar conta',
  },

  noCode: {
    title: 'O código não chegou?',
    intro: 'Os códigos costumam chegar em até um minuto. Se o seu não chegar, siga esta lista.',
    address: 'Confira seu e-mail: com uma letra errada, o código não chega. {link}.',
    startAgain: 'Alterar o e-mail',
    wait: 'Espere alguns minutos. Empresas costumam examinar as mensagens de fora antes de entregá-las.',
    askAgain: 'Peça o código novamente quando a página indicar. Só funciona o código do e-mail mais recente.',
    full: 'Sua caixa de entrada pode estar cheia. Libere espaço e peça um novo código.',
    allow: 'Peça ao administrador do seu e-mail que libere nosso remetente.',
    account:
      'Só enviamos códigos para e-mails associados a uma conta. Ainda não tem conta? {link}. Se ela já existir, você receberá um código do mesmo jeito.',
    createAccount: 'Criar conta',
    never: 'Nunca vamos pedir um código por telefone ou chat.',
    back: 'Voltar ao código',
    backToSignIn: 'Voltar ao login',
  },
}

export const mails: MailMessages = {
  code: {
    lead: '{code} é o seu código {app}',
    heading: 'Seu código {app}',
  },
  cognito: {
    'confirm-address': {
      subject: 'Seu código {app} para confirmar o e-mail',
      heading: '{app}: confirme seu e-mail',
    },
    'new-password': {
      subject: 'Seu código {app} para criar uma nova senha',
      heading: '{app}: crie uma nova senha',
    },
  },
  worksUntil: 'Ele é válido por {duration} (até {time} UTC).',
  openPage: 'Abrir a página de login com o código já preenchido',
  enterIt: 'Digite este código na página que pede o código. Ele é válido por {duration}.',
  neverAsked:
    'Nunca vamos pedir este código por telefone ou chat. Não pediu este código? Ignore este e-mail.',
  forgotPassword,
  notices: {
    'wrong-codes': {
      lead: '{app}: alguém digitou sua senha e, depois, códigos incorretos',
      happened:
        'O último código incorreto foi digitado em {date} ({time} UTC). Ninguém entra sem o código certo, e ele só é enviado para este e-mail.',
      harmless: 'Foi você? Use o código do e-mail mais recente. Não é preciso fazer mais nada.',
      remedy: 'Não foi você? Então alguém sabe sua senha. Crie uma nova em nosso site, em “{link}”:',
    },
    'password-changed': {
      lead: '{app}: sua senha foi alterada',
      happened: 'Ela foi alterada em {date} ({time} UTC).',
      harmless: 'Foi você? Não é preciso fazer nada.',
      remedy:
        'Não foi você? Então alguém pode ter acesso ao seu e-mail. Troque primeiro a senha do seu e-mail e depois crie uma nova senha para {app} em nosso site, em “{link}”:',
    },
  },
  neverAskedAtAll: 'Nunca vamos pedir uma senha ou um código por telefone, chat ou e-mail.',
}
