import {
  CognitoIdentityProviderServiceException,
  NotAuthorizedException,
} from '@aws-sdk/client-cognito-identity-provider'
import { awsProblem } from '#infra/aws/errors.ts'
import { NotAsked } from './row.ts'

/** What a call came to: the words for its answer, or `Type: message` of its refusal. */
export async function cameOf<T>(call: Promise<T>, words: (answer: T) => string): Promise<string> {
  const outcome = await call.then(words, refusalOf)
  return typeof outcome === 'string' ? outcome : inWords(outcome)
}

/** The error that a call was refused with. Rejects when it was answered, or when nothing came of it. */
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
