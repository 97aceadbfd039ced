import { CognitoIdentityProviderServiceException } from '@aws-sdk/client-cognito-identity-provider'
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

/** Nothing is learnt of the pool when a call was throttled, or was not allowed to this operator. */
export function refusalOf(error: unknown): CognitoIdentityProviderServiceException {
  if (!(error instanceof Error)) throw error
  if (NO_ANSWER.includes(error.name)) throw new NotAsked(inWords(error))
  if (!(error instanceof CognitoIdentityProviderServiceException)) throw error
  return error
}

const NO_ANSWER = [
  'AccessDeniedException',
  'CredentialsProviderError',
  'InternalErrorException',
  'LimitExceededException',
  'TimeoutError',
  'TooManyRequestsException',
]

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
