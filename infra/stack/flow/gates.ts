import type { Functions } from './functions.ts'
import { type Gate, type Service, startGate } from './gate.ts'

export type GatesOptions = {
  readonly functions: Functions
  /** What SES has verified. */
  readonly identities: readonly string[]
  /** The local servers behind the gates. */
  readonly upstream: Record<Service, () => string>
}

/** A gate before every service that triggers call, and what they notice. */
export async function startGates({ functions, identities, upstream }: GatesOptions) {
  /** The rights that were used, as `trigger action`. */
  const used = new Set<string>()
  /** The calls that no right allowed. */
  const denied: string[] = []
  const gates: Gate[] = []

  async function open(service: Service): Promise<string> {
    const gate = await startGate({
      service,
      upstream: upstream[service],
      identities,
      rightsOf: (accessKeyId) => functions.rightsOf(accessKeyId),
      onAllowed: (accessKeyId, action) => used.add(`${accessKeyId} ${action}`),
      onDenied: (accessKeyId, call) => denied.push(`${accessKeyId} ${JSON.stringify(call)}`),
    })
    gates.push(gate)
    return gate.url
  }

  return {
    used,
    denied,
    /** The variables by which the SDK finds the gates. */
    endpoints: {
      AWS_ENDPOINT_URL_DYNAMODB: await open('dynamodb'),
      AWS_ENDPOINT_URL_SES: await open('ses'),
      AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: await open('cognito-idp'),
    },
    close: async () => {
      for (const gate of gates) await gate.close()
    },
  }
}
