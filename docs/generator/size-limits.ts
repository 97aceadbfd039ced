import { MAX_ADDRESS_LENGTH as MAX_CLIENT_ADDRESS } from '#infra/triggers/rate-limit.ts'
import {
  MAX_BODY_BYTES,
  MAX_COOKIE_BYTES,
  MAX_EMAIL_LENGTH,
  MAX_KEPT_CODE_LENGTH,
  MAX_KEPT_NEXT_LENGTH as MAX_KEPT_NEXT,
  MAX_LOCAL_PART_LENGTH,
  MAX_NAME_LENGTH,
  MAX_NEXT_LENGTH,
  MAX_PASSWORD_LENGTH,
  MAX_EMAIL_FIELD as MAX_TYPED_ADDRESS,
  MAX_CODE_FIELD as MAX_TYPED_CODE,
  MAX_NAME_FIELD as MAX_TYPED_NAME,
  MIN_PASSWORD_LENGTH,
} from '#lib/limits.ts'
import { PADDED_LENGTH } from '#lib/session/seal.ts'
import type { Limit } from './limit.ts'
import { count } from './units.ts'

const characters = (amount: number) => count(amount, 'character')

export const sizeLimits: readonly Limit[] = [
  {
    what: 'The body of a request',
    limit: count(MAX_BODY_BYTES, 'byte'),
    why: 'more than any form sends; a body that does not state its length is measured by Next',
    keptIn: ['proxy.ts', 'lib/limits.ts', 'next.config.mjs'],
  },
  {
    what: 'A new password',
    limit: `${MIN_PASSWORD_LENGTH} to ${characters(MAX_PASSWORD_LENGTH)}`,
    why: 'any of them, none of the commonest; comes with `SIGN_IN_MODE=password-and-code`',
    keptIn: ['lib/auth/new-password.ts', 'lib/limits.ts', 'infra/pool.ts'],
  },
  {
    what: 'An e-mail address',
    limit: characters(MAX_EMAIL_LENGTH),
    why: "Cognito's `USERNAME` holds no more",
    keptIn: ['lib/email-address.ts'],
  },
  {
    what: 'An e-mail address, before the @',
    limit: characters(MAX_LOCAL_PART_LENGTH),
    why: 'RFC 5321, 4.5.3.1',
    keptIn: ['lib/email-address.ts'],
  },
  {
    what: 'What is read of an address field',
    limit: characters(MAX_TYPED_ADDRESS),
    why: 'cut before any pattern runs over it',
    keptIn: ['app/_forms/email-state.ts', 'lib/http/form-field.ts'],
  },
  {
    what: 'What is read of a code field',
    limit: characters(MAX_TYPED_CODE),
    why: 'a pasted mail may hold the code',
    keptIn: ['lib/auth/typed-code.ts', 'app/sign-in/code/actions.ts'],
  },
  {
    what: 'What is kept of a refused code',
    limit: characters(MAX_KEPT_CODE_LENGTH),
    why: 'room in the cookie',
    keptIn: ['lib/session/pending-sign-in.ts'],
  },
  {
    what: 'A name',
    limit: characters(MAX_NAME_LENGTH),
    why: 'it stands in the session cookie',
    keptIn: ['app/account/account-state.ts'],
  },
  {
    what: 'What is read of a name field',
    limit: characters(MAX_TYPED_NAME),
    why: 'more than a name may have, so that one that is too long can be said to be',
    keptIn: ['app/account/account-state.ts', 'app/account/actions.ts'],
  },
  {
    what: 'A way back (`?next=`)',
    limit: characters(MAX_NEXT_LENGTH),
    why: 'a longer one leads home',
    keptIn: ['lib/http/safe-next.ts'],
  },
  {
    what: 'A way back that is kept through a sign-in',
    limit: characters(MAX_KEPT_NEXT),
    why: 'room in the cookie; a longer one is forgotten',
    keptIn: ['lib/session/pending-sign-in.ts'],
  },
  {
    what: "A client's IP address",
    limit: characters(MAX_CLIENT_ADDRESS),
    why: 'more than any spelling of one; what is longer counts as unknown',
    keptIn: ['infra/triggers/rate-limit.ts'],
  },
  {
    what: 'A cookie with its attributes, less than',
    limit: count(MAX_COOKIE_BYTES, 'byte'),
    why: 'browsers drop a longer one without a word',
    keptIn: ['lib/session/sealed-cookie.ts'],
  },
  {
    what: 'An open sign-in is filled up to',
    limit: characters(PADDED_LENGTH),
    why: 'the length of its cookie says nothing of whether the address has an account',
    keptIn: ['lib/session/seal.ts'],
  },
]
