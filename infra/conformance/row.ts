import {
  CognitoIdentityProviderServiceException,
  NotAuthorizedException,
} from '@aws-sdk/client-cognito-identity-provider'
import { awsProblem } from '#infra/aws/errors.ts'
import type { Assumptions } from '#infra/local/cognito/assumptions.ts'
import type { SignInMode } from '#lib/sign-in-mode.ts'
import type { Subject } from './subject.ts'

/** The evidence for an expectation. A row with `U` has none: it is reported as it is found. */
export const CONFIDENCES = {
  D: 'documented',
  O: 'observed on real pools',
  M: 'in the API model',
  I: 'inferred',
  U: 'unknown',
} as const

type Facts = {
  /** Never changes: reports of different days are compared by it. */
  readonly id: string
  readonly asks: string
  /** The answer that `ask` resolves to. For an unknown row, that of the local Cognito. */
  readonly expects: string | Readonly<Record<SignInMode, string>>
  readonly confidence: keyof typeof CONFIDENCES
  /** The page of AWS, or where it was observed. */
  readonly source: string
  /** The modes that it can be asked in; both unless given. */
  readonly modes?: readonly SignInMode[]
  /** The answer for each value of a switch of the local Cognito. */
  readonly finds?: Finds
}

type Finds = readonly (readonly [assumption: Partial<Assumptions>, comes: string])[]

/** A row that goes over the wire. `ask` rejects with `NotAsked` if that is not possible. */
export type AskedRow = Facts & { readonly ask: (subject: Subject) => Promise<string> }

/** A row that no caller can settle, and why. */
type OpenRow = Facts & { readonly notAsked: string }

export type Row = AskedRow | OpenRow

/** What the rows of a switch have in common: its likely value comes first. */
export function switched(...finds: Finds): Pick<Facts, 'expects' | 'finds'> {
  return { expects: finds[0]?.[1] ?? '', finds }
}

/** The switch of a row, by its name in `infra/local/cognito/assumptions.ts`. */
export function switchOf({ finds = [] }: Row): string | undefined {
  return Object.keys(finds[0]?.[0] ?? {})[0]
}

export function expectedIn({ expects }: Row, mode: SignInMode): string {
  return typeof expects === 'string' ? expects : expects[mode]
}

/** Why a row could not be asked; its message is the whole reason. */
export class NotAsked extends Error {}

/** What a call came to: the words for its answer, or `Type: message` of its refusal. */
export async function cameOf<T>(call: Promise<T>, words: (answer: T) => string): Promise<string> {
  const outcome = await call.then(words, refusalOf)
  return typeof outcome === 'string' ? outcome : inWords(outcome)
}

/** The refusal of a call. Rejects if it was not refused. */
export async function refusedWith(call: Promise<unknown>): Promise<CognitoIdentityProviderServiceException> {
  const outcome = await call.then(() => undefined, refusalOf)
  if (outcome === undefined) throw new NotAsked('it was not refused, which another row reports')
  return outcome
}

export function inWords({ name, message }: Error): string {
  return `${name}: ${message}`
}

/** The refusal of the pool. Rejects with `NotAsked` if the error says nothing about the pool, as throttling does. */
export function refusalOf(error: unknown): CognitoIdentityProviderServiceException {
  if (error instanceof NotAuthorizedException) return error
  if (error instanceof Error && SAYS_NOTHING.includes(awsProblem(error).code))
    throw new NotAsked(inWords(error))
  if (!(error instanceof CognitoIdentityProviderServiceException)) throw error
  return error
}

const SAYS_NOTHING = ['no-credentials', 'bad-credentials', 'denied', 'unavailable', 'unreachable']

/** Work that several rows need, done once. If it is refused, none of them can be asked. */
export function prepared<T>(name: string, work: () => Promise<T>): () => Promise<T> {
  let begun: Promise<T> | undefined
  return () => {
    begun ??= work().catch((error: unknown) => {
      if (error instanceof NotAsked) throw error
      throw new NotAsked(`${name} was refused: ${inWords(refusalOf(error))}`)
    })
    return begun
  }
}
