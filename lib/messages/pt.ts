/**
 * Everything that the site says, in the Portuguese of Brazil. Long because a translator reads one file from top to bottom.
 *
 * `\u00a0` keeps a number and its unit on one line. `{time}` may hold a date as well, so no “às” stands before it. The
 * name of the app stands without an article, whose gender nobody here knows. The plural `one` holds for 0, too.
 */
import type { MailMessages, Messages } from './messages.ts'

const forgotPassword = 'Esqueceu a senha?'

export const pages: Messages = {
  site: {
    description: 'Entre em {app} com um código enviado por e-mail.',
    preferences: 'Idioma e tema',
    language: 'Idioma',
    appearance: 'Tema',
    appearances: { system: 'O do dispositivo', light: 'Claro', dark: 'Escuro' },
  },

  /** Pieces of every page. */
  ui: {
    /** In front of a page's title when something was refused. */
    errorTitle: 'Erro: {title}',
    time: '{time}',
    /** A time of day, where nobody knows the reader's time zone. */
    utc: '{time}\u00a0UTC',
    timeOnDay: '{time} de {day}',
    dateAndTime: '{day}, {time}',
    show: 'Mostrar',
    hide: 'Ocultar',
    passwordToggle: {
      only: { show: 'Mostrar senha', hide: 'Ocultar senha' },
      new: { show: 'Mostrar nova senha', hide: 'Ocultar nova senha' },
      current: { show: 'Mostrar senha atual', hide: 'Ocultar senha atual' },
    },
    choice: '{label}:',
  },

  wentWrong: {
    title: 'Algo deu errado',
    text: 'A falha é nossa, não sua. Nada se perdeu; tente de novo.',
    again: 'Tentar de novo',
    back: 'Voltar ao login',
    reference: 'Referência: {digest}',
  },

  notFound: {
    title: 'Página não encontrada',
    heading: 'Esta página não existe',
    text: 'O endereço pode ter sido digitado errado, ou a página mudou de lugar.',
    home: 'Ir para a página inicial',
  },

  /** The forms that ask for an address, with or without a password. */
  start: {
    email: 'Endereço de e-mail',
    sending: 'Enviando…',
    emailMeACode: 'Enviar código',
    faults: {
      empty: 'Digite seu endereço de e-mail',
      'too-long': 'Este endereço é longo demais. Use um com no máximo {count}\u00a0caracteres.',
      format: 'Digite um endereço de e-mail no formato nome@example.com',
    },
    refusals: {
      wrong: 'Endereço de e-mail ou senha incorretos.',
      'wrong-again':
        'Endereço de e-mail ou senha incorretos. Depois de várias tentativas, nenhuma é aceita por até 15 minutos, nem com a senha certa.',
      limited:
        'Você pediu vários códigos. Talvez o último ainda valha. Você poderá pedir outro mais tarde ({time}).',
      attempts: 'Muitas tentativas. Tente novamente a partir deste horário: {time}.',
      unavailable:
        'Não é possível enviar códigos agora. O endereço continua preenchido. Tente de novo em alguns minutos.',
      'no-cookies':
        'Este site precisa de cookies para você entrar. Permita os cookies neste site e tente de novo.',
    },
    enterTheCode: 'Digitar o código',
    strangeCode: 'Esse código pertence a um login em outro navegador. Digite-o lá ou peça um novo aqui.',
    offline: 'Parece que você está sem internet. O que você digitou continua aqui.',
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
      common: 'Muita gente usa esta senha, então ela é fácil de adivinhar. Escolha outra.',
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
    openSignIn: 'Login em andamento',
    askedAt: 'Você pediu um código para {address} ({time}).',
    startAgain: 'Começar de novo',
    clock:
      'Por uma falha nossa, não foi possível concluir o login, e seu código não é mais válido. Entre novamente para receber outro.',
    interrupted:
      'O login foi interrompido. Digite a senha de novo; se você já tem um código, talvez ele ainda valha.',
    confirmed: 'Seu endereço foi confirmado. Agora entre com sua senha.',
    passwordChanged: 'Sua senha foi alterada, e você saiu de todos os dispositivos. Entre com a nova senha.',
    changedStillOpen:
      'Sua senha foi alterada, mas sua conta talvez continue aberta em outros dispositivos. Entre com a nova senha e, na sua conta, escolha “{button}”.',
    maybeChanged: 'Entre com sua nova senha. Se não der certo, use a que você recebeu.',
    notChanged: 'Essa senha não pode ser usada aqui. Entre com a que você recebeu e depois crie outra.',
  },

  signUp: {
    title: 'Criar conta',
    withCode: 'Vamos enviar um código de {count}\u00a0dígitos para o seu e-mail. Não há senha para lembrar.',
    withPassword: 'Vamos enviar um código de {count}\u00a0dígitos por e-mail para confirmar seu endereço.',
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
    comesFrom: 'Ele vem de {sender} e vale até {time}.',
    /** Where the trigger says nothing of its own. */
    fieldTitle: 'Digite o código',
    fieldHint: 'O código de {count}\u00a0dígitos do nosso e-mail',
    /** The sentence `interrupted` below quotes this button. */
    submit: 'Entrar',
    submitting: 'Entrando…',
    resend: 'Reenviar código',
    sendNew: 'Enviar novo código',
    askAgainAt: 'Você poderá pedir de novo mais tarde ({time})',
    askAgainIn: {
      one: 'Você poderá pedir de novo em {count}\u00a0segundo',
      many: 'Você poderá pedir de novo em {count}\u00a0de segundos',
      other: 'Você poderá pedir de novo em {count}\u00a0segundos',
    },
    notReceived: 'Não recebeu?',
    lookInSpam: 'Procure na pasta de spam ou lixo eletrônico.',
    searchFor: 'Busque por {sender} no seu e-mail.',
    checkAddress: 'Confira se o endereço está certo: {address}.',
    filters: 'Filtros de e-mail de empresas podem levar alguns minutos.',
    moreHelp: 'Mais ajuda',
    replaces: 'A sessão de {address} está aberta. Se você entrar aqui, ela será encerrada.',
  },

  /** What was wrong with something entered as a code. */
  codeFaults: {
    empty: 'Digite o código de {length}\u00a0dígitos',
    length: {
      one: 'Você digitou {count}\u00a0dígito. O código tem {length}.',
      many: 'Você digitou {count}\u00a0de dígitos. O código tem {length}.',
      other: 'Você digitou {count}\u00a0dígitos. O código tem {length}.',
    },
    letters: 'O código só tem números',
    offline: 'Parece que você está sem internet. O código continua preenchido.',
  },

  /** What an answer on the code page came to. */
  codeNotices: {
    wrong: 'Esse código não está certo. Confira o e-mail mais recente e tente de novo.',
    wrongAgain: {
      one: 'Esse código não está certo. Resta {count}\u00a0tentativa.',
      many: 'Esse código não está certo. Restam {count}\u00a0de tentativas.',
      other: 'Esse código não está certo. Restam {count}\u00a0tentativas.',
    },
    expired: 'Esse código expirou. Enviamos um novo para {address}.',
    used: 'Este código já foi usado. Peça outro.',
    'used-up': 'Muitos códigos errados. Este código não vale mais.',
    clock:
      'Por uma falha nossa, não foi possível concluir o login, e seu código não é mais válido. Peça outro.',
    interrupted: 'A conexão caiu. Use o botão “{button}” novamente.',
    unavailable:
      'Não é possível verificar nem enviar códigos agora. O código continua preenchido. Tente de novo em alguns minutos.',
    sentAgain: 'Reenviamos o código ({time}).',
    sentNew: 'Enviamos um novo código ({time}). O anterior não vale mais.',
    tooEarly:
      'O código já foi enviado ({time}). Ele pode demorar um pouco; você poderá pedir de novo mais tarde ({next}).',
    limited: 'Você pediu vários códigos. Você poderá pedir outro mais tarde ({time}).',
    limitedLive:
      'Você pediu vários códigos. Talvez o último ainda valha. Você poderá pedir outro mais tarde ({time}).',
  },

  alreadySignedIn: {
    title: 'Sessão já aberta',
    heading: 'Você já entrou na sua conta',
    text: 'A sessão de {address} já está aberta.',
    continue: 'Continuar',
  },

  /** Before something that cannot be undone. */
  again: {
    title: 'Confirme que é você',
    text: 'Para a próxima etapa, é preciso entrar de novo. Antes de continuar, vamos enviar um código para {address}.',
    back: 'Voltar para sua conta',
  },

  confirmAddress: {
    title: 'Confirme seu endereço',
    submit: 'Confirmar',
    checking: 'Verificando…',
    fieldTitle: 'Digite o código',
    fieldHint: 'Os {count}\u00a0dígitos do e-mail mais recente',
    wrong: 'Esse código não está certo ou não vale mais. Confira o e-mail mais recente e tente de novo.',
    wrongAgain:
      'Esse código não está certo ou não vale mais. Peça outro ou espere uma hora: o número de tentativas é limitado.',
    askedAgain:
      'Solicitamos outro código ({time}). Se ele não chegar, talvez o último ainda valha; só alguns são enviados por hora.',
    notConfirmed:
      'A senha está certa, mas este endereço nunca foi confirmado. Um novo código está a caminho.',
    resetRequired:
      'Sua senha precisa ser alterada. Enviamos um e-mail com um código para você criar uma nova.',
    taken: 'Já existia uma conta com este endereço. Crie uma senha para ela: enviamos mais um código.',
  },

  forgotPassword: {
    title: 'Esqueceu a senha?',
    text: 'Se existir uma conta com seu endereço, vamos enviar um código por e-mail para você criar uma nova senha.',
    remember: 'Lembrou a senha? {link}',
    signIn: 'Entrar',
  },

  resetPassword: {
    title: 'Crie uma nova senha',
    text: 'Se existe uma conta com {address}, enviamos um código de {count}\u00a0dígitos para esse endereço. Ele vale por uma hora.',
    temporary:
      'A senha de {address} é temporária. Crie a sua e depois digite o código que enviaremos por e-mail.',
    submit: 'Alterar senha',
    changing: 'Alterando…',
    unavailable:
      'Não sabemos se sua senha foi alterada. Tente entrar com a nova. Se não der certo, tente o código de novo em alguns minutos.',
    noMail: 'Não chegou nenhum e-mail? Se você nunca confirmou seu endereço, {link}.',
    createAgain: 'crie a conta de novo',
  },

  home: {
    title: 'Início',
    heading: 'Você entrou na sua conta',
    name: 'Nome',
    email: 'Endereço de e-mail',
    since: 'Sessão iniciada neste dispositivo',
    replaced: 'A sessão de {address} estava aberta e foi encerrada.',
    signOut: 'Sair',
    signingOut: 'Saindo…',
    account: 'Sua conta',
  },

  account: {
    title: 'Sua conta',
    name: 'Nome',
    nameHint: 'É assim que vamos chamar você. Pode ficar em branco.',
    nameFaults: {
      'too-long': 'Use no máximo {most}\u00a0caracteres',
      characters: 'Use só letras, números e sinais comuns',
    },
    save: 'Salvar nome',
    saving: 'Salvando…',
    saved: 'Seu nome foi salvo.',
    unavailable: 'Não é possível fazer isso agora. Nada foi alterado. Tente de novo em alguns minutos.',
    sessions: 'Sessões',
    /** Always a date and a time of day. */
    since: 'Sessão iniciada neste dispositivo em {time}.',
    signOutEverywhere: 'Sair de todos os dispositivos',
    password: 'Senha',
    changePassword: 'Alterar senha',
    delete: 'Excluir conta',
    deleteText: 'Sua conta e tudo o que há nela serão excluídos para sempre.',
    home: 'Voltar ao início',
  },

  changePassword: {
    title: 'Alterar senha',
    heading: 'Altere sua senha',
    text: 'Ao alterar a senha, você sai de todos os dispositivos, inclusive deste. Depois, entre com a nova senha.',
    present: 'Senha atual',
    presentWrong: 'Essa não é sua senha atual',
    submit: 'Alterar senha',
    changing: 'Alterando…',
    refusals: {
      'too-often': 'Muitas tentativas incorretas. Espere uma hora ou saia e use “{link}”.',
      'still-open':
        'Sua senha foi alterada, mas sua conta continua aberta em outros dispositivos. Na sua conta, escolha “{button}”.',
      unavailable: 'Não é possível fazer isso agora. Nada foi alterado. Tente de novo em alguns minutos.',
    },
    back: 'Voltar para sua conta',
  },

  deleteAccount: {
    title: 'Excluir conta',
    heading: 'Quer excluir sua conta?',
    text: 'A conta de {address} será excluída para sempre, e você vai sair de todos os dispositivos. Você pode criar outra com o mesmo endereço quando quiser.',
    submit: 'Excluir minha conta',
    deleting: 'Excluindo…',
    keep: 'Manter a conta',
  },

  /** Headings, so without a full stop. */
  signedOut: {
    title: 'Você saiu',
    here: 'Você saiu da conta neste dispositivo',
    everywhere: 'Você saiu de todos os dispositivos',
    deleted: 'Sua conta foi excluída',
    password: 'Sua senha foi alterada, e você saiu de todos os dispositivos',
    signInAgain: 'Entrar de novo',
    createAccount: 'Criar conta',
  },

  noCode: {
    title: 'O código não chegou?',
    intro: 'Os códigos costumam chegar em até um minuto. Se o seu não chegar, siga esta lista.',
    address: 'Confira o endereço: basta uma letra errada. {link} e digite-o de novo, se for preciso.',
    startAgain: 'Volte',
    wait: 'Espere alguns minutos. Filtros de e-mail de empresas examinam as mensagens de fora antes de deixá-las passar.',
    askAgain:
      'Peça o código de novo; a página mostra quando isso é possível. O que vale é o do e-mail mais recente.',
    full: 'Uma caixa de entrada cheia não recebe mensagens. Libere espaço e peça o código de novo.',
    allow: 'Peça a quem cuida do seu e-mail que libere nosso remetente.',
    account:
      'Só enviamos códigos para endereços que têm conta. {link} com seu endereço; se já existir uma, você vai receber um código do mesmo jeito.',
    createAccount: 'Crie uma conta',
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
      subject: 'Seu código {app} para confirmar o endereço',
      heading: '{app}: confirme seu endereço',
    },
    'new-password': {
      subject: 'Seu código {app} para criar uma nova senha',
      heading: '{app}: crie uma nova senha',
    },
  },
  worksUntil: 'Ele vale por {duration}, até as {time} UTC.',
  openPage: 'Abrir a página com o código já preenchido',
  enterIt: 'Digite este código na página em que ele é pedido. Ele vale por {duration}.',
  neverAsked: 'Nunca vamos pedir este código por telefone ou chat. Não foi você? Ignore este e-mail.',
  forgotPassword,
  notices: {
    'wrong-codes': {
      lead: '{app}: alguém digitou sua senha e depois códigos errados',
      happened:
        'O último código errado chegou em {date}, às {time} UTC. Ninguém entra sem o código certo, e ele só é enviado para este e-mail.',
      harmless: 'Foi você? Use o código do e-mail mais recente; não é preciso fazer mais nada.',
      remedy: 'Não foi você? Então alguém sabe sua senha. Crie uma nova em nosso site, em “{link}”:',
    },
    'password-changed': {
      lead: '{app}: sua senha foi alterada',
      happened: 'Ela foi alterada em {date}, às {time} UTC, com um código que enviamos para este endereço.',
      harmless: 'Foi você? Não é preciso fazer nada.',
      remedy:
        'Não foi você? Então alguém está lendo seus e-mails. Troque primeiro a senha do seu e-mail e depois crie uma nova senha para {app} em nosso site, em “{link}”:',
    },
  },
  neverAskedAtAll: 'Nunca vamos pedir uma senha ou um código por telefone, chat ou e-mail.',
}
