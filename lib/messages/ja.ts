/**
 * Everything that pages and emails say, in Japanese. Long because a translator reads one file from top to bottom.
 *
 * Half-width spaces stand around addresses and names, none around numbers and times. Sentences end with 。; labels,
 * buttons and headings do not. \u200b tells the longer buttons and headings where a line may end.
 */
import type { MailMessages, Messages } from './messages.ts'

const forgotPassword = 'パスワードをお忘れですか？'

export const pages: Messages = {
  site: {
    description: 'メールで届くコードで {app} にログインできます。',
    preferences: '言語と外観',
    language: '言語',
    appearance: '外観',
    appearances: { system: 'デバイスの設定に合わせる', light: 'ライト', dark: 'ダーク' },
    choice: '{label}：',
  },

  ui: {
    errorTitle: 'エラー：{title}',
    time: '{time}',
    utc: '{time}（UTC）',
    timeOnDay: '{day} {time}',
    dateAndTime: '{day} {time}',
    offline: 'インターネットに接続されていないようです。入力内容は保持されています。',
  },

  wentWrong: {
    title: 'エラーが発生しました',
    text: '申し訳ありません。サイト側で問題が発生しました。もう一度お試しください。',
    again: '再試行',
    back: 'ログインに戻る',
    reference: 'エラーID：{digest}',
  },

  refused: {
    foreign:
      'このフォームは {origin} から送信されたものではありません。{origin} を開いて、もう一度お試しください。',
    'too-long': '入力内容が長すぎます。短くして、もう一度お試しください。',
    unreadable: 'フォームを読み取れませんでした。もう一度お試しください。',
    updated: 'サイトが更新されました。もう一度ボタンを押してください。',
  },

  notFound: {
    title: 'ページが見つかりません',
    heading: 'ページがありません',
    text: 'URLが間違っているか、ページが移動した可能性があります。',
    home: 'ホームへ',
  },

  forbidden: {
    title: 'アクセスできません',
    heading: 'このページは\u200b表示できません',
    text: '{address} でログインしています。このアカウントには、このページを見る権限がありません。',
  },

  start: {
    email: 'メールアドレス',
    sending: '送信中…',
    emailMeACode: 'コードをメールで\u200b受け取る',
    faults: {
      empty: 'メールアドレスを入力してください。',
      'too-long': 'メールアドレスが長すぎます。{count}文字以内のものをご使用ください。',
      format: 'メールアドレスは name@example.com の形式で入力してください。',
    },
    refusals: {
      wrong: 'メールアドレスまたはパスワードが正しくありません。',
      'wrong-again':
        'メールアドレスまたはパスワードが正しくありません。入力回数の上限に達すると、最長15分間お待ちいただきます。',
      network: 'お使いのネットワークからのログインが多すぎます。{time}以降にもう一度お試しください。',
      unavailable:
        '現在、コードを送信できません。入力内容は保持されています。数分後にもう一度お試しください。',
      'no-cookies':
        'ログインにはCookieが必要です。このサイトのCookieを許可してから、もう一度お試しください。',
    },
    enterTheCode: 'コードを入力',
    strangeCode:
      'このコードは別のブラウザーで始めたログインのものです。そのブラウザーで入力するか、ここで新しいコードをリクエストしてください。',
  },

  password: {
    label: 'パスワード',
    newLabel: '新しいパスワード',
    newHint: '{least}文字以上',
    faults: {
      missing: 'パスワードを入力してください。',
      empty: '新しいパスワードを入力してください。',
      short: '{least}文字以上で入力してください。単語をいくつかつなげると覚えやすくなります。',
      long: '{most}文字以内で入力してください。',
      edges: 'パスワードの最初と最後にスペースは使えません。',
      common: 'よく使われる、推測されやすいパスワードです。別のパスワードを入力してください。',
      'too-often': '試行回数の上限に達しました。数分後にもう一度お試しください。',
    },
    show: '表示',
    hide: '非表示',
    toggle: {
      only: { show: 'パスワードを表示', hide: 'パスワードを非表示' },
      new: { show: '新しいパスワードを表示', hide: '新しいパスワードを非表示' },
      current: { show: '現在のパスワードを表示', hide: '現在のパスワードを非表示' },
    },
  },

  signIn: {
    title: 'ログイン',
    withCode: '{count}桁の確認コードをメールでお送りします。',
    withPassword: 'パスワードを入力し、続けてメールで届く確認コードを入力してください。',
    submit: 'ログイン',
    checking: '確認中…',
    forgot: forgotPassword,
    newHere: 'アカウントをお持ちでない方：{link}',
    createAccount: 'アカウントを作成',
    openSignIn: '完了していないログイン',
    askedAt: '{time}に {address} 宛ての確認コードをリクエストしました。',
    startAgain: '最初からやり直す',
    sessionEnded: 'セッションが終了しました。続けるにはログインしてください。',
    clock:
      'サイト側の問題のため、ログインを完了できませんでした。確認コードは使用済みです。もう一度ログインして、新しいコードを受け取ってください。',
    interrupted:
      'ログインが中断されました。もう一度パスワードを入力してください。お手元のコードは、まだ使える場合があります。',
    tookTooLong: '時間切れになりました。もう一度パスワードを入力してください。',
    confirmed: 'メールアドレスを確認しました。パスワードを入力してログインしてください。',
    passwordChanged:
      'パスワードを変更し、すべてのデバイスからログアウトしました。新しいパスワードでログインしてください。',
    changedStillOpen:
      'パスワードは変更されましたが、ほかのデバイスはログインしたままの場合があります。新しいパスワードでログインし、アカウントのページで「{button}」を選択してください。',
    maybeChanged:
      '新しいパスワードでログインしてください。ログインできない場合は、最初に受け取ったパスワードをお使いください。',
    notChanged:
      'このパスワードは使用できません。最初に受け取ったパスワードでログインし、別のパスワードを設定してください。',
    temporaryTookTooLong: '時間切れになりました。最初に受け取ったパスワードでもう一度ログインしてください。',
  },

  signUp: {
    title: 'アカウントの作成',
    withCode: '{count}桁の確認コードをメールでお送りします。パスワードは不要です。',
    withPassword: 'メールアドレスの確認のため、{count}桁の確認コードをメールでお送りします。',
    submit: 'アカウントを作成',
    creating: '作成中…',
    haveAccount: 'アカウントをお持ちの方：{link}',
    signIn: 'ログイン',
  },

  code: {
    title: 'メールを確認',
    sentTo: '次のメールアドレスに{count}桁の確認コードを送信しました：{address}',
    change: '変更する',
    comesFrom: '送信元：{sender}（{time}まで有効）',
    fieldTitle: '確認コード',
    fieldHint: 'メールに記載の{count}桁の確認コード',
    submit: 'ログイン',
    submitting: 'ログイン中…',
    resend: 'コードを再送信',
    sendNew: '新しいコードを送信',
    /** Next to either of the two buttons above. */
    askAgainAt: '{time}以降に送信できます',
    askAgainIn: { other: '{count}秒後に送信できます' },
    notReceived: 'コードが届かない場合',
    lookInSpam: '迷惑メールフォルダをご確認ください。',
    searchFor: '次の送信元でメールを検索してください：{sender}',
    checkAddress: 'メールアドレスに間違いがないかご確認ください：{address}',
    filters: '会社などのメールフィルターで、届くまでに数分かかることがあります。',
    moreHelp: 'その他の対処方法',
    replaces: '現在は {address} でログインしています。ここでログインすると、現在のログインは終了します。',
  },

  codeFaults: {
    empty: '{length}桁のコードを入力してください。',
    length: { other: '入力されたのは{count}桁です。' },
    lengthRule: '{typed}{length}桁のコードを入力してください。',
    letters: '数字のみ入力してください。',
  },

  codeNotices: {
    wrong: 'コードが正しくありません。最新のメールをご確認のうえ、もう一度お試しください。',
    wrongAgain: { other: 'コードが正しくありません。あと{count}回入力できます。' },
    expired: 'コードの有効期限が切れています。{address} に新しいコードを送信しました。',
    ranOut: 'コードの有効期限が切れています。新しいコードをリクエストしてください。',
    used: 'このコードは使用済みです。新しいコードをリクエストしてください。',
    'used-up':
      '入力回数の上限に達したため、このコードは使えなくなりました。新しいコードをリクエストしてください。',
    clock:
      'サイト側の問題のため、ログインを完了できませんでした。確認コードは使用済みです。新しいコードをリクエストしてください。',
    interrupted: '接続が中断されました。もう一度「{button}」を押してください。',
    unavailable:
      '現在、コードの確認や送信ができません。入力内容は保持されています。数分後にもう一度お試しください。',
    sentAgain: '{time}にコードを再送信しました。',
    sentNew: '{time}に新しいコードを送信しました。以前のコードは使えません。',
    tooEarly:
      'コードは{time}に送信済みです。届くまで少し時間がかかることがあります。{next}以降に再送信できます。',
    limited: 'コードをリクエストできる回数の上限に達しました。次のコードは{time}以降にリクエストできます。',
    limitedLive:
      'コードをリクエストできる回数の上限に達しました。最後に届いたコードは、まだ使える場合があります。次のコードは{time}以降にリクエストできます。',
  },

  alreadySignedIn: {
    title: 'ログイン済み',
    heading: 'ログイン済みです',
    text: 'すでに {address} でログインしています。',
    continue: '続ける',
  },

  otherPerson: {
    signedIn: '先ほどのページは {other} 用でした。現在は {address} でログインしています。',
    signingIn: '先ほどのページは {other} 用でした。現在は {address} でログイン手続き中です。',
    page: '先ほどのページは {other} 用でした。このページは {address} 用です。',
  },

  again: {
    title: 'ご本人確認',
    text: '続けるには、もう一度ログインしてください。{address} に確認コードをお送りします。',
    back: 'アカウントに戻る',
  },

  confirmAddress: {
    title: 'メールアドレスの確認',
    submit: '確認する',
    checking: '確認中…',
    fieldTitle: '確認コード',
    fieldHint: '最新のメールに記載の{count}桁の数字',
    wrong: 'コードが正しくないか、無効になっています。最新のメールをご確認のうえ、もう一度お試しください。',
    wrongAgain:
      'コードが正しくないか、無効になっています。入力できる回数には限りがあります。新しいコードをリクエストするか、1時間ほど待ってからお試しください。',
    askedAgain:
      '{time}に確認コードをもう一度リクエストしました。届かない場合は、前のコードがまだ使える場合があります。1時間に送信できる回数には限りがあります。',
    notConfirmed: 'メールアドレスの確認が完了していません。新しい確認コードを送信しました。',
    resetRequired:
      'パスワードの変更が必要です。新しいパスワードを設定するための確認コードをメールでお送りしました。',
    taken:
      'このメールアドレスにはすでにアカウントがあります。新しいパスワードを設定するための確認コードをもう一度お送りしました。',
  },

  forgotPassword: {
    title: 'パスワードを\u200bお忘れですか？',
    text: '入力されたメールアドレスのアカウントがあれば、新しいパスワードを設定するための確認コードをメールでお送りします。',
    remember: 'パスワードを思い出した方：{link}',
    signIn: 'ログイン',
  },

  resetPassword: {
    title: 'パスワードを設定',
    text: '{address} のアカウントがある場合、{count}桁の確認コードをお送りしました。有効期間は1時間です。',
    temporary:
      '{address} のパスワードは仮のものです。新しいパスワードを設定してから、メールでお送りする確認コードを入力してください。',
    submit: 'パスワードを変更',
    changing: '変更中…',
    unavailable:
      'パスワードが変更されたかどうかを確認できません。新しいパスワードでログインしてください。ログインできない場合は、数分後にもう一度コードをお試しください。',
    noMail: 'メールが届かず、メールアドレスの確認も済んでいない場合は、{link}してください。',
    createAgain: 'アカウントをもう一度作成',
  },

  home: {
    title: 'ホーム',
    heading: 'ログイン中です',
    name: '名前',
    email: 'メールアドレス',
    since: 'このデバイスでログインした日時',
    replaced: '{address} でのログインは終了しました。',
    signOut: 'ログアウト',
    signingOut: 'ログアウト中…',
    account: 'アカウント',
  },

  account: {
    title: 'アカウント',
    name: '名前',
    nameHint: '表示される名前です（任意）。',
    nameFaults: {
      'too-long': '{most}文字以内で入力してください。',
      characters: '使用できるのは、文字、数字、一般的な記号です。',
    },
    save: '名前を保存',
    saving: '保存中…',
    saved: '名前を保存しました。',
    unavailable: '現在、この操作はできません。数分後にもう一度お試しください。',
    sessions: 'ログイン状況',
    since: 'このデバイスでは{time}からログインしています。',
    signOutEverywhere: 'すべてのデバイスから\u200bログアウト',
    password: 'パスワード',
    changePassword: 'パスワードを変更',
    delete: 'アカウントの削除',
    deleteText: 'アカウントとすべてのデータが完全に削除されます。元に戻すことはできません。',
    home: 'ホームに戻る',
  },

  changePassword: {
    title: 'パスワードの変更',
    heading: 'パスワードの変更',
    text: 'このデバイスを含む、すべてのデバイスからログアウトされます。その後、新しいパスワードでログインしてください。',
    present: '現在のパスワード',
    presentWrong: '現在のパスワードが正しくありません。',
    submit: 'パスワードを変更',
    changing: '変更中…',
    refusals: {
      'too-often':
        'パスワードの入力回数が上限に達しました。1時間ほど待つか、ログアウトして「{link}」をご利用ください。',
      'still-open':
        'パスワードは変更されましたが、ほかのデバイスはログインしたままです。アカウントのページで「{button}」を選択してください。',
      unavailable: '現在、この操作はできません。数分後にもう一度お試しください。',
    },
    back: 'アカウントに戻る',
  },

  deleteAccount: {
    title: 'アカウントの削除',
    heading: 'アカウントの削除',
    text: '{address} のアカウントが完全に削除され、すべてのデバイスからログアウトされます。この操作は元に戻せません。同じメールアドレスで、いつでも新しいアカウントを作成できます。',
    submit: 'アカウントを削除',
    deleting: '削除中…',
    keep: '削除しない',
  },

  /** All but the links are headings. */
  signedOut: {
    title: 'ログアウトしました',
    here: 'このデバイスでは\u200bログアウト\u200bしています',
    everywhere: 'すべての\u200bデバイスから\u200bログアウトしました',
    deleted: 'アカウントを\u200b削除しました',
    password: 'パスワードを変更し、\u200bすべての\u200bデバイスから\u200bログアウトしました',
    signInAgain: 'もう一度ログイン',
    createAccount: 'アカウントを作成',
  },

  noCode: {
    title: 'コードが届かない場合',
    intro: 'コードは通常1分以内に届きます。届かない場合は、次の点をご確認ください。',
    address:
      'メールアドレスをご確認ください。1文字違うだけでも届きません。間違っていた場合は、{link}してください。',
    startAgain: 'メールアドレスを変更',
    wait: '数分お待ちください。会社などでは、外部からのメールが検査されることがあります。',
    askAgain:
      '画面に表示される時刻以降に、コードを再送信してください。使えるのは最新のメールに記載のコードだけです。',
    full: 'メールボックスがいっぱいの場合があります。空きを作ってから、コードを再送信してください。',
    allow: 'メールの管理者に、このサイトからのメールを受信できるよう設定をご依頼ください。',
    account:
      'コードは、アカウントのあるメールアドレスにのみお送りします。アカウントがない場合は、{link}してください。すでにアカウントがあった場合も、コードは届きます。',
    createAccount: 'アカウントを作成',
    never: '電話やチャットでコードをお尋ねすることはありません。',
    back: 'コードの入力に戻る',
    backToSignIn: 'ログインに戻る',
  },
}

export const mails: MailMessages = {
  code: {
    lead: '{code} は {app} の確認コードです',
    heading: '{app} の確認コード',
  },
  cognito: {
    'confirm-address': {
      subject: '{app} のメールアドレス確認用コード',
      heading: '{app} のメールアドレスの確認',
    },
    'new-password': {
      subject: '{app} のパスワード再設定用コード',
      heading: '{app} のパスワードの再設定',
    },
  },
  worksUntil: '有効期間は{duration}です（UTC {time}まで）。',
  openPage: 'コードが入力されたログイン画面を開く',
  enterIt: 'コードの入力画面で、このコードを入力してください。有効期間は{duration}です。',
  neverAsked:
    '電話やチャットでこのコードをお尋ねすることはありません。お心当たりがない場合は、このメールを破棄してください。',
  forgotPassword,
  notices: {
    'wrong-codes': {
      lead: '{app} に正しいパスワードと誤った確認コードが入力されました',
      happened:
        '最後に誤ったコードが入力されたのは {date} {time}（UTC）です。正しいコードがなければログインできません。コードはこのメールアドレスにのみ送信しています。',
      harmless:
        'ご本人による操作の場合は、最新のメールに記載のコードをお使いください。ほかに必要な操作はありません。',
      remedy:
        'お心当たりがない場合は、第三者にパスワードを知られている可能性があります。次のサイトの「{link}」から、新しいパスワードを設定してください。',
    },
    'password-changed': {
      lead: '{app} のパスワードが変更されました',
      happened: '{date} {time}（UTC）に変更されました。',
      harmless: 'ご本人による操作の場合は、何もしていただく必要はありません。',
      remedy:
        'お心当たりがない場合は、第三者がメールを読んでいる可能性があります。まずメールのパスワードを変更し、その後、次のサイトの「{link}」から {app} の新しいパスワードを設定してください。',
    },
  },
  neverAskedAtAll: '電話、チャット、メールで、パスワードやコードをお尋ねすることはありません。',
}
