import { setTimeout as pause } from 'node:timers/promises'
import { GetIdentityVerificationAttributesCommand, type VerificationStatus } from '@aws-sdk/client-ses'
import { cliError } from './cli-error.ts'
import type { Operator } from './operator.ts'

/** The verification status of an SES identity; undefined if there is none. */
export async function verificationStatus(
  { ses }: Pick<Operator, 'ses'>,
  identity: string,
): Promise<VerificationStatus | undefined> {
  const { VerificationAttributes = {} } = await ses.send(
    new GetIdentityVerificationAttributesCommand({ Identities: [identity] }),
  )
  return VerificationAttributes[identity]?.VerificationStatus
}

/** Throws with the fix unless an existing identity can send. */
export async function requireVerified(operator: Operator, identity: string): Promise<void> {
  const status = await verificationStatus(operator, identity)
  if (status === 'Success') return
  throw cliError(
    status === undefined
      ? `SES has no identity ${identity} in ${operator.region}. Add --create-identity to create it, or choose another with --sender-identity.`
      : `SES has not verified ${identity} in ${operator.region} yet (${status}). ${whatIsMissing(identity)} Then run the same command again.`,
  )
}

/**
 * Waits until SES has verified an identity. Resolves to false if the operator interrupts it; rejects if verification
 * failed.
 */
export async function waitUntilVerified(operator: Operator, identity: string): Promise<boolean> {
  const { terminal, pauseMilliseconds, interruption } = operator
  const begun = Date.now()
  const signal = interruption()
  for (;;) {
    const status = await verificationStatus(operator, identity)
    if (status === 'Success') return true
    if (status === 'Failed') {
      throw cliError(
        `SES could not verify ${identity} within 72 hours. Restart the verification in the SES console.`,
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
    ? 'Open the link in the email that SES sent to this address.'
    : 'Add the DNS records that the SES console shows for it.'
}

function since(begun: number): string {
  const seconds = Math.round((Date.now() - begun) / 1000)
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min`
}
