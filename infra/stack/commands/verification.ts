import { setTimeout as pause } from 'node:timers/promises'
import { GetIdentityVerificationAttributesCommand, type VerificationStatus } from '@aws-sdk/client-ses'
import type { Operator } from './operator.ts'
import { trouble } from './trouble.ts'

/** How far SES is with an identity; undefined when it does not know it. */
export async function verificationStatus(
  { ses }: Pick<Operator, 'ses'>,
  identity: string,
): Promise<VerificationStatus | undefined> {
  const { VerificationAttributes = {} } = await ses.send(
    new GetIdentityVerificationAttributesCommand({ Identities: [identity] }),
  )
  return VerificationAttributes[identity]?.VerificationStatus
}

/** Throws, saying what to do, unless an identity that exists already can send. */
export async function requireVerified(operator: Operator, identity: string): Promise<void> {
  const status = await verificationStatus(operator, identity)
  if (status === 'Success') return
  throw trouble(
    status === undefined
      ? `SES does not know ${identity} in ${operator.region}. Add --create-identity to make it, or name another one with --sender-identity.`
      : `SES has not verified ${identity} in ${operator.region} yet (${status}). ${whatIsMissing(identity)} Then run the same command again.`,
  )
}

/**
 * Waits until SES has verified an identity. Resolves to false when somebody interrupts it; nothing is lost by that. Rejects
 * when SES has given up.
 */
export async function waitUntilVerified(operator: Operator, identity: string): Promise<boolean> {
  const { terminal, pauseMilliseconds, interruption } = operator
  const begun = Date.now()
  const signal = interruption()
  for (;;) {
    const status = await verificationStatus(operator, identity)
    if (status === 'Success') return true
    if (status === 'Failed') {
      throw trouble(
        `SES has given up on ${identity}: what it looked for was not there for 72 hours. Start its verification again in the SES console.`,
      )
    }
    terminal.progress(`Waiting for SES to verify ${identity}: ${status ?? 'unknown'}`, since(begun))
    try {
      await pause(pauseMilliseconds, undefined, { signal })
    } catch {
      return false
    }
  }
}

function whatIsMissing(identity: string): string {
  return identity.includes('@')
    ? 'Open the link in the mail that SES sent to this address.'
    : 'Enter the DNS records that the SES console shows for it.'
}

function since(begun: number): string {
  const seconds = Math.round((Date.now() - begun) / 1000)
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min`
}
