import type { MailWords } from './mail-words.ts'

export const ja: MailWords = {
  code: {
    lead: (code, app) => `${code} は ${app} の確認コードです`,
    heading: (app) => `${app} の確認コード`,
  },
  cognito: {
    'confirm-address': {
      subject: (app) => `${app} のメールアドレス確認用コード`,
      heading: (app) => `${app} のメールアドレスの確認`,
    },
    'new-password': {
      subject: (app) => `${app} のパスワード再設定用コード`,
      heading: (app) => `${app} のパスワードの再設定`,
    },
  },
  worksUntil: (lasting, until) => `${lasting}間有効です（${until} UTC まで）。`,
  openPage: 'コードが入力されたページを開く',
  enterIt: (lasting) => `コードの入力画面で、このコードを入力してください。有効期間は ${lasting}です。`,
  neverAsked:
    '電話やチャットでこのコードをお尋ねすることはありません。お心当たりがない場合は、このメールを破棄してください。',
  notices: {
    'wrong-codes': {
      lead: (app) => `${app} でパスワードの入力後、誤ったコードが入力されました`,
      happened: (date, time) =>
        `最後に誤ったコードが入力されたのは ${date} ${time}（UTC）です。正しいコードがなければ、誰もログインできません。コードはこのメールアドレスにのみお送りしています。`,
      harmless:
        'ご本人による操作の場合は、最新のメールに記載のコードをお使いください。ほかに必要な操作はありません。',
      remedy: () =>
        'お心当たりがない場合は、パスワードが第三者に知られています。当サイトの「パスワードをお忘れですか？」から、新しいパスワードを設定してください。',
    },
    'password-changed': {
      lead: (app) => `${app} のパスワードが変更されました`,
      happened: (date, time) =>
        `${date} ${time}（UTC）に、このメールアドレスにお送りしたコードを使って変更されました。`,
      harmless: 'ご本人による操作の場合は、何もしていただく必要はありません。',
      remedy: (app) =>
        'お心当たりがない場合は、第三者がメールを読んでいるおそれがあります。まずメールのパスワードを変更し、その後、当サイトの「パスワードをお忘れですか？」から' +
        ` ${app} の新しいパスワードを設定してください。`,
    },
  },
  neverAskedAtAll: '電話、チャット、メールで、パスワードやコードをお尋ねすることはありません。',
}
