import { MAX_KEPT_NEXT_LENGTH } from '#lib/limits.ts'

/*
 * What makes cookies and headers as large as they get: as long as allowed, and of text that does not repeat itself, because a seal
 * compresses what it holds.
 */

export const LONGEST_ADDRESS =
  'q0z~x7w{v4u^t1s.r8p|o5n}m2l!k9j#i6h$g3f&e_d.c-b*a+y1=qz7?xw/vuty@sr9-po2nm5lk8.ji1hg4fe7dc0ba3.zy6xw9vu2ts5rq8.po1nm4lk7ji0hg.io'

export const OTHER_LONGEST_ADDRESS = LONGEST_ADDRESS.replace(/[a-z](?=.*@)/g, (letter) =>
  String.fromCodePoint(97 + ((letter.charCodeAt(0) - 84) % 26)),
)

export const LONGEST_PATH =
  '/account?a9~Zk3_Qm7-Xb1.Vc5~Ln8_Ds2-Fg6.Hj0~Kl4_Pw9-Oe3.Iu7~Yt1_Rq5-Az8.Sx2~Dc6_Fv0-Gb4.Hn9~Jm3_Kq7-Lw1.Pe5~Or8_It2-Uy6.Ya0~Ts4_Rd9-Ef3.Wg7~Qh1_Aj5-Sk8.'.slice(
    0,
    // Two of its characters take three in a cookie.
    MAX_KEPT_NEXT_LENGTH - 4,
  )

/** The longest of a person's names, in characters of three bytes. */
export const LONGEST_NAME = Array.from({ length: 60 }, (_, index) =>
  String.fromCodePoint(0x4e00 + 137 * index),
).join('')
