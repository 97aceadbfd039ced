import { foldLines } from 'nodemailer/lib/mime-funcs'
import { encode, wrap } from 'nodemailer/lib/qp'
import { fromHeader, headerText, type Sender } from './sender.ts'

/** What an email says, in two parts. */
export type Mail = { readonly subject: string; readonly text: string; readonly html: string }

export type Envelope = { readonly from: Sender; readonly to: string; readonly mail: Mail }

/** Quoted-printable text never holds `=_`, so no text can end its part. */
const BOUNDARY = '=_part'

/**
 * The email as it travels (RFC 5322, RFC 2045), in ASCII. SES adds `Date` and `Message-ID`. `Auto-Submitted` keeps autoresponders
 * from answering (RFC 3834).
 */
export function mimeMessage({ from, to, mail }: Envelope): string {
  return [
    header('From', fromHeader(from)),
    header('To', headerText(to)),
    header('Subject', headerText(mail.subject)),
    header('Auto-Submitted', 'auto-generated'),
    header('MIME-Version', '1.0'),
    header('Content-Type', `multipart/alternative; boundary="${BOUNDARY}"`),
    '',
    ...part('text/plain', mail.text),
    ...part('text/html', mail.html),
    `--${BOUNDARY}--`,
    '',
  ].join('\r\n')
}

function header(name: string, value: string): string {
  return foldLines(`${name}: ${value}`, 76)
}

function part(type: string, content: string): string[] {
  return [
    `--${BOUNDARY}`,
    header('Content-Type', `${type}; charset=utf-8`),
    header('Content-Transfer-Encoding', 'quoted-printable'),
    '',
    wrap(encode(content.replace(/\r?\n/g, '\r\n'))),
  ]
}
