/**
 * Everything that the site says, in Japanese. Long because a translator reads one file from top to bottom.
 *
 * Half-width spaces stand around addresses and names, none around numbers and times. Sentences end with 。; labels,
 * buttons and headings do not.
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
  },

  ui: {
    errorTitle: 'エラー：{title}',
    time: '{time}',
    utc: '{time}（UTC）',
    timeOnDay: '{day} {time}',
    dateAndTime: '{day} {time}',
    show: '表示',
    hide: '非表示',
    passwordToggle: {
      only: { show: 'パスワードを表示', hide: 'パスワードを非表示' },
      new: { show: '新しいパスワードを表示', hide: '新しいパスワードを非表示' },
      current: { show: '現在のパスワードを表示', hide: '現在のパスワードを非表示' },
    },
    choice: '{label}：',
  },

  wentWrong: {
    title: 'エラーが発生しました',
    text: '申し訳ありません。当サイト側の問題です。データは失われていませんので、もう一度お試しください。',
    again: '再試行',
    back: 'ログインに戻る',
    reference: 'お問い合わせ番号：{digest}',
  },

  notFound: {
    title: 'ページが見つかりません',
    heading: 'お探しのページはありません',
    text: 'URLが間違っているか、ページが移動した可能性があります。',
    home: 'ホームへ',
  },

  start: {
    email: 'メールアドレス',
    sending: '送信中…',
    emailMeACode: 'コードをメールで受け取る',
    faults: {
      empty: 'メールアドレスを入力してください。',
      'too-long': 'メールアドレスが長すぎます。{count}文字以内のものをご使用ください。',
      format: 'メールアドレスは name@example.com の形式で入力してください。',
    },
    refusals: {
      wrong: 'メールアドレスまたはパスワードが正しくありません。',
      'wrong-again':
        'メールアドレスまたはパスワードが正しくありません。続けて何度も間違えると、最長で15分間、正しいパスワードでもログインできなくなります。',
      limited:
        'コードをリクエストできる回数の上限に達しました。最後のコードはまだ使えるかもしれません。次のコードは{time}以降にリクエストできます。',
      attempts: '試行回数の上限に達しました。{time}以降にもう一度お試しください。',
      unavailable:
        '現在、コードを送信できません。入力されたメールアドレスは残っています。数分後にもう一度お試しください。',
      'no-cookies':
        'ログインにはCookieが必要です。このサイトのCookieを許可してから、もう一度お試しください。',
    },
    enterTheCode: 'コードを入力',
    strangeCode:
      'このコードは別のブラウザーで始めたログインのものです。そのブラウザーで入力するか、ここで新しいコードをリクエストしてください。',
    offline: 'インターネットに接続されていないようです。入力内容は残っています。',
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
    },
  },

  signIn: {
    title: 'ログイン',
    withCode: '{count}桁のコードをメールでお送りします。',
    withPassword: 'パスワードを入力し、続けてメールで届くコードを入力してください。',
    submit: 'ログイン',
    checking: '確認中…',
    forgot: forgotPassword,
    newHere: 'アカウントをお持ちでない方：{link}',
    createAccount: 'アカウントを作成',
    openSignIn: '途中のログイン',
    askedAt: '{time}に {address} 宛てのコードをリクエストしています。',
    startAgain: '最初からやり直す',
    clock:
      '当サイトの不具合のため、ログインを完了できませんでした。確認コードは使用済みです。もう一度ログインして、新しいコードを受け取ってください。',
    interrupted:
      'ログインが中断されました。もう一度パスワードを入力してください。お手元のコードはまだ使えるかもしれません。',
    confirmed: 'メールアドレスを確認しました。パスワードを入力してログインしてください。',
    passwordChanged:
      'パスワードを変更し、すべてのデバイスからログアウトしました。新しいパスワードでログインしてください。',
    changedStillOpen:
      'パスワードは変更されましたが、ほかのデバイスはログインしたままの場合があります。新しいパスワードでログインし、アカウントのページで「{button}」を選択してください。',
    maybeChanged:
      '新しいパスワードでログインしてください。ログインできない場合は、最初に受け取ったパスワードをお使いください。',
    notChanged:
      'このパスワードは使用できません。最初に受け取ったパスワードでログインし、別のパスワードを設定してください。',
  },

  signUp: {
    title: 'アカウントの作成',
    withCode: '{count}桁のコードをメールでお送りします。パスワードを覚える必要はありません。',
    withPassword: 'メールアドレスの確認のため、{count}桁のコードをメールでお送りします。',
    submit: 'アカウントを作成',
    creating: '作成中…',
    haveAccount: 'アカウントをお持ちの方：{link}',
    signIn: 'ログイン',
  },

  code: {
    title: 'メールをご確認ください',
    sentTo: '{address} に{count}桁のコードを送信しました。',
    change: '変更する',
    comesFrom: '送信元は {sender} で、コードは{time}まで有効です。',
    fieldTitle: 'コードを入力',
    fieldHint: 'メールに記載の{count}桁のコード',
    submit: 'ログイン',
    submitting: 'ログイン中…',
    resend: 'コードを再送信',
    sendNew: '新しいコードを送信',
    /** Beside either of the two buttons above. */
    askAgainAt: '{time}以降に送信できます',
    askAgainIn: { other: '{count}秒後に送信できます' },
    notReceived: 'コードが届かない場合',
    lookInSpam: '迷惑メールフォルダをご確認ください。',
    searchFor: 'メールを {sender} で検索してください。',
    checkAddress: 'メールアドレスに間違いがないかご確認ください：{address}',
    filters: '会社などのメールフィルターで、届くまでに数分かかることがあります。',
    moreHelp: 'その他の対処方法',
    replaces: '現在は {address} でログインしています。ここでログインすると、そちらはログアウトされます。',
  },

  codeFaults: {
    empty: '{length}桁のコードを入力してください。',
    length: { other: '{count}桁が入力されています。コードは{length}桁です。' },
    letters: 'コードは数字だけで入力してください。',
    offline: 'インターネットに接続されていないようです。入力されたコードは残っています。',
  },

  codeNotices: {
    wrong: 'コードが正しくありません。最新のメールをご確認のうえ、もう一度お試しください。',
    wrongAgain: { other: 'コードが正しくありません。あと{count}回入力できます。' },
    expired: 'コードの有効期限が切れています。{address} に新しいコードを送信しました。',
    used: 'このコードは使用済みです。新しいコードをリクエストしてください。',
    'used-up': 'コードを間違えた回数が上限に達したため、このコードは使えなくなりました。',
    clock:
      '当サイトの不具合のため、ログインを完了できませんでした。確認コードは使用済みです。新しいコードをリクエストしてください。',
    /** The code is still in the field; what is sent once more is the form, by its button. */
    interrupted: '接続が中断されました。もう一度「{button}」を押してください。',
    unavailable:
      '現在、コードの確認や送信ができません。入力されたコードは残っています。数分後にもう一度お試しください。',
    sentAgain: '{time}にコードを再送信しました。',
    sentNew: '{time}に新しいコードを送信しました。以前のコードは使えません。',
    tooEarly:
      'コードは{time}に送信しました。届くまで少し時間がかかることがあります。{next}以降に再送信できます。',
    limited: 'コードをリクエストできる回数の上限に達しました。次のコードは{time}以降にリクエストできます。',
    limitedLive:
      'コードをリクエストできる回数の上限に達しました。最後のコードはまだ使えるかもしれません。次のコードは{time}以降にリクエストできます。',
  },

  alreadySignedIn: {
    title: 'ログイン済み',
    heading: 'すでにログインしています',
    text: 'すでに {address} でログインしています。',
    continue: '続ける',
  },

  again: {
    title: 'ご本人確認',
    text: 'この先の操作には、もう一度ログインが必要です。{address} にコードをお送りします。',
    back: 'アカウントに戻る',
  },

  confirmAddress: {
    title: 'メールアドレスの確認',
    submit: '確認する',
    checking: '確認中…',
    fieldTitle: 'コードを入力',
    fieldHint: '最新のメールに記載の{count}桁の数字',
    wrong: 'コードが正しくないか、無効になっています。最新のメールをご確認のうえ、もう一度お試しください。',
    wrongAgain:
      'コードが正しくないか、無効になっています。入力できる回数には限りがあります。新しいコードをリクエストするか、1時間ほど待ってからお試しください。',
    askedAgain:
      '{time}にコードをもう一度リクエストしました。届かない場合は、前のコードがまだ使えるかもしれません。1時間に送信できる回数には限りがあります。',
    notConfirmed:
      'パスワードは正しいですが、メールアドレスの確認が済んでいません。まもなく新しいコードが届きます。',
    resetRequired:
      'パスワードの変更が必要です。新しいパスワードを設定するための確認コードをメールでお送りしました。',
    taken:
      'このメールアドレスにはすでにアカウントがあります。コードをもう一度お送りしましたので、新しいパスワードを設定してください。',
  },

  forgotPassword: {
    title: 'パスワードをお忘れですか？',
    text: '入力されたメールアドレスのアカウントがあれば、新しいパスワードを設定するためのコードをメールでお送りします。',
    remember: 'パスワードを思い出した方：{link}',
    signIn: 'ログイン',
  },

  resetPassword: {
    title: '新しいパスワードの設定',
    text: '{address} のアカウントがある場合は、{count}桁のコードをお送りしています。コードは1時間有効です。',
    temporary:
      '{address} のパスワードは仮のものです。新しいパスワードを設定してから、メールでお送りする確認コードを入力してください。',
    submit: 'パスワードを変更',
    changing: '変更中…',
    unavailable:
      'パスワードが変更されたかどうかを確認できません。新しいパスワードでログインしてみてください。ログインできない場合は、数分後にもう一度コードをお試しください。',
    noMail: 'メールが届かず、メールアドレスの確認も済んでいない場合は、{link}。',
    createAgain: 'もう一度アカウントを作成してください',
  },

  home: {
    title: 'ホーム',
    heading: 'ログインしています',
    name: '名前',
    email: 'メールアドレス',
    since: 'このデバイスでログインした日時',
    replaced: 'これまでログインしていた {address} からはログアウトしました。',
    signOut: 'ログアウト',
    signingOut: 'ログアウト中…',
    account: 'アカウント',
  },

  account: {
    title: 'アカウント',
    name: '名前',
    nameHint: 'お呼びするときのお名前です。空欄でもかまいません。',
    nameFaults: {
      'too-long': '{most}文字以内で入力してください。',
      characters: '文字、数字、一般的な記号だけをお使いください。',
    },
    save: '名前を保存',
    saving: '保存中…',
    saved: '名前を保存しました。',
    unavailable: '現在、この操作はできません。何も変更されていません。数分後にもう一度お試しください。',
    sessions: 'ログイン状況',
    since: 'このデバイスでは{time}からログインしています。',
    signOutEverywhere: 'すべてのデバイスからログアウト',
    password: 'パスワード',
    changePassword: 'パスワードを変更',
    delete: 'アカウントの削除',
    deleteText: 'アカウントとその内容は完全に削除され、元に戻せません。',
    home: 'ホームに戻る',
  },

  changePassword: {
    title: 'パスワードの変更',
    heading: 'パスワードの変更',
    text: '変更すると、このデバイスを含むすべてのデバイスからログアウトします。その後、新しいパスワードでログインしてください。',
    present: '現在のパスワード',
    presentWrong: '現在のパスワードが正しくありません。',
    submit: 'パスワードを変更',
    changing: '変更中…',
    refusals: {
      'too-often':
        'パスワードの入力回数が上限に達しました。1時間ほど待つか、ログアウトして「{link}」をご利用ください。',
      'still-open':
        'パスワードは変更されましたが、ほかのデバイスはログインしたままです。アカウントのページで「{button}」を選択してください。',
      unavailable: '現在、この操作はできません。何も変更されていません。数分後にもう一度お試しください。',
    },
    back: 'アカウントに戻る',
  },

  deleteAccount: {
    title: 'アカウントの削除',
    heading: 'アカウントを削除しますか？',
    text: '{address} のアカウントは完全に削除され、すべてのデバイスからログアウトします。同じメールアドレスで、いつでも新しいアカウントを作成できます。',
    submit: 'アカウントを削除',
    deleting: '削除中…',
    keep: '削除しない',
  },

  /** All but the links are headings. */
  signedOut: {
    title: 'ログアウトしました',
    here: 'このデバイスからログアウトしました',
    everywhere: 'すべてのデバイスからログアウトしました',
    deleted: 'アカウントを削除しました',
    password: 'パスワードを変更し、すべてのデバイスからログアウトしました',
    signInAgain: 'もう一度ログイン',
    createAccount: 'アカウントを作成',
  },

  noCode: {
    title: 'コードが届かない場合',
    intro: 'コードは通常1分以内に届きます。届かない場合は、次の点をご確認ください。',
    address: 'メールアドレスをご確認ください。1文字違うだけでも届きません。間違っていた場合は、{link}。',
    startAgain: 'ログイン画面に戻って入力し直してください',
    wait: '数分お待ちください。会社などのメールフィルターが、外部からのメールを検査していることがあります。',
    askAgain:
      'コードを再送信してください。送信できる時刻は画面に表示されます。最新のメールに記載のコードをお使いください。',
    full: 'メールボックスがいっぱいだとメールを受信できません。空きを作ってから、コードを再送信してください。',
    allow: 'メールの管理者に、当サイトの送信元を許可するようご依頼ください。',
    account:
      'コードは、アカウントのあるメールアドレスにのみお送りします。アカウントがない場合は、そのアドレスで{link}。すでにアカウントがあった場合も、コードは届きます。',
    createAccount: 'アカウントを作成してください',
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
  worksUntil: '{duration}間有効です（{time} UTC まで）。',
  openPage: 'コードが入力されたページを開く',
  enterIt: 'コードの入力画面で、このコードを入力してください。有効期間は {duration}です。',
  neverAsked:
    '電話やチャットでこのコードをお尋ねすることはありません。お心当たりがない場合は、このメールを破棄してください。',
  forgotPassword,
  notices: {
    'wrong-codes': {
      lead: '{app} でパスワードの入力後、誤ったコードが入力されました',
      happened:
        '最後に誤ったコードが入力されたのは {date} {time}（UTC）です。正しいコードがなければ、誰もログインできません。コードはこのメールアドレスにのみお送りしています。',
      harmless:
        'ご本人による操作の場合は、最新のメールに記載のコードをお使いください。ほかに必要な操作はありません。',
      remedy:
        'お心当たりがない場合は、パスワードが第三者に知られています。当サイトの「{link}」から、新しいパスワードを設定してください。',
    },
    'password-changed': {
      lead: '{app} のパスワードが変更されました',
      happened: '{date} {time}（UTC）に、このメールアドレスにお送りしたコードを使って変更されました。',
      harmless: 'ご本人による操作の場合は、何もしていただく必要はありません。',
      remedy:
        'お心当たりがない場合は、第三者がメールを読んでいるおそれがあります。まずメールのパスワードを変更し、その後、当サイトの「{link}」から {app} の新しいパスワードを設定してください。',
    },
  },
  neverAskedAtAll: '電話、チャット、メールで、パスワードやコードをお尋ねすることはありません。',
}
