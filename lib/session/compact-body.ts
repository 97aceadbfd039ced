import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'

/*
 * The part of a seal that holds what Cognito issued. It is Base64 already, and inside a seal it would be encoded once more: compressed
 * before, it takes its own length. docs/decisions/0039
 */

/**
 * Text that these values have in common, most frequent last. Cookies are opened with the very text that they were made with: a change
 * signs everyone out.
 */
export const DICTIONARY = Buffer.from(
  '"failed"codeState":"used-up"fieldTitle":"fieldHint":"retryAtSeconds":"letters"length"count":"interrupted"unavailable"clock"' +
    'expired"too-early"sent-new"sent-again"wrong","first":true},"wasWrong":true,"typed":"","notice":{"kind":"limited"' +
    ',"requestedAt":1,"delivery":"sent"},"codeState":"live","triesLeft":5,"expiresAt":1,"sentAt":1,"resendAt":1' +
    ',"parameters":{"codeLength":6,"sender":"App <no-reply@","session":"AYABe{"email":".com","username":"' +
    '","replaced":"{"sessionId":"","identity":{"sub":"","name":"","signedInAtSeconds":1},"freshUntil":1,"confirmedAt":1' +
    ',"refreshToken":"eyJjdHkiOiJKV1QiLCJlbmMiOiJBMjU2R0NNIiwiYWxnIjoiUlNBLU9BRVAifQ.',
)

/** The same for an access token. */
export const TOKEN_DICTIONARY = Buffer.from(
  '"device_key":"{"header":{"kid":"","alg":"RS256"},"claims":{"sub":"","cognito:groups":["staff"],"iss":"https://issuer-cognito-idp.' +
    'https://cognito-idp.us-east-1.eu-central-1.amazonaws.com/","client_id":"","origin_jti":"","event_id":"","token_use":"access",' +
    '"scope":"aws.cognito.signin.user.admin","auth_time":1,"exp":1,"iat":1,"jti":"","username":""},"signature":"","sessionId":"",' +
    '"expiresAtSeconds":1}',
)

const ALGORITHM = 'aes-128-gcm'
const KEY_BYTES = 16
const TAG_BYTES = 16

/** A key is used for one body, so that its nonce may be the same for all: NIST SP 800-38D, section 8. */
const NONCE = Buffer.alloc(12)

type CompactBody = {
  /** Base64url, of 128 bits. */
  readonly key: string
  /** Base64url. */
  readonly body: string
}

/** A value as compressed JSON. */
export function compress(value: object, dictionary: Buffer): Buffer {
  return deflateRawSync(JSON.stringify(value), { level: 9, dictionary })
}

/** Encrypts a compressed value, filled up with so many bytes, under a new key. */
export function encryptBody(compressed: Buffer, paddingBytes: number): CompactBody {
  const key = randomBytes(KEY_BYTES)
  const cipher = createCipheriv(ALGORITHM, key, NONCE)
  const encrypted = [
    cipher.update(compressed),
    cipher.update(Buffer.alloc(paddingBytes)),
    cipher.final(),
    cipher.getAuthTag(),
  ]
  return { key: key.toString('base64url'), body: Buffer.concat(encrypted).toString('base64url') }
}

/** The JSON of what `encryptBody` made of a value that was compressed with this dictionary; undefined for anything else. */
export function decryptBody({ key, body }: CompactBody, dictionary: Buffer): string | undefined {
  const bytes = Buffer.from(body, 'base64url')
  // Decoding skips what is no Base64, and a last letter that makes no byte.
  if (bytes.toString('base64url') !== body) return undefined
  try {
    const decipher = createDecipheriv(ALGORITHM, Buffer.from(key, 'base64url'), NONCE, {
      authTagLength: TAG_BYTES,
    })
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
    const compressed = Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()])
    // The compressed text says itself where it ends: what follows is padding.
    const json = inflateRawSync(compressed, { dictionary }).toString()
    // Another dictionary than it was made with makes another text of it.
    JSON.parse(json)
    return json
  } catch {
    return undefined
  }
}
