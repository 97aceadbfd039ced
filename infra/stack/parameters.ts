import { z } from 'zod'
import { EmailAddressSchema } from '../../lib/email-address.ts'
import { CODE_LENGTH } from '../../lib/limits.ts'
import { SignInModeSchema } from '../../lib/sign-in-mode.ts'
import { identitiesFor } from '../aws/sender.ts'
import { PLANS } from '../pool.ts'

const TRY_OUT_ORIGIN = 'http://localhost:3000'

const ParametersSchema = z
  .object({
    stage: z.enum(['dev', 'prod']),
    signInMode: SignInModeSchema,
    plan: z.enum(PLANS).default('essentials'),
    /** The sender of all emails. */
    sender: EmailAddressSchema,
    /** The SES identity: the sender's domain, a parent domain, or the address itself. */
    senderIdentity: z.string().toLowerCase().optional(),
    /** Whether this app creates the identity; otherwise it must exist. */
    createIdentity: z.stringbool().default(false),
    /** The origin of the site. */
    appOrigin: z.url({ protocol: /^https?$/ }).optional(),
    codeDigits: z.coerce
      .number()
      .int()
      .min(CODE_LENGTH.least)
      .max(CODE_LENGTH.most)
      .default(CODE_LENGTH.least),
    /** Whether InitiateAuth sends the code, for apps that expect it there. */
    codeAtStart: z.stringbool().default(false),
    /** An existing SNS topic for alarms; without it they appear on the dashboard only. */
    alarmTopicArn: z
      .string()
      .regex(/^arn:[\w-]+:sns:[\w-]+:\d{12}:[\w-]+$/)
      .optional(),
  })
  .refine(({ stage, appOrigin }) => stage === 'dev' || appOrigin?.startsWith('https://'), {
    path: ['appOrigin'],
  })
  .transform(({ senderIdentity, appOrigin = TRY_OUT_ORIGIN, ...rest }) => ({
    ...rest,
    appOrigin: new URL(appOrigin).origin,
    senderIdentity: senderIdentity ?? domainOf(rest.sender),
  }))
  .refine(({ sender, senderIdentity }) => identitiesFor(sender).includes(senderIdentity), {
    path: ['senderIdentity'],
  })

/** The parameters of a deployment. */
export type Parameters = z.infer<typeof ParametersSchema>

const EXAMPLES: Record<keyof Parameters, string> = {
  stage: 'dev or prod',
  signInMode: 'code or password-and-code',
  plan: PLANS.join(' or '),
  sender: 'no-reply@example.com',
  senderIdentity: "the sender's domain, or the sender itself",
  createIdentity: 'true or false',
  appOrigin: 'https://www.example.com; a prod stage needs it',
  codeDigits: `${CODE_LENGTH.least} to ${CODE_LENGTH.most}`,
  codeAtStart: 'true or false',
  alarmTopicArn: 'arn:aws:sns:REGION:ACCOUNT:TOPIC',
}

export const PARAMETER_NAMES = Object.keys(EXAMPLES)

/**
 * Parses the parameters from CDK context or options. Throws with all that are missing or malformed, and an example of each.
 * @param spell how a parameter is passed
 */
export function parseParameters(
  given: Record<string, unknown>,
  spell = (name: string) => `-c ${name}=...`,
): Parameters {
  const parsed = ParametersSchema.safeParse(given)
  if (parsed.success) return parsed.data
  const wrong = new Set(parsed.error.issues.map((issue) => issue.path[0]))
  const lines = Object.entries(EXAMPLES)
    .filter(([name]) => wrong.has(name))
    .map(([name, example]) => `  ${spell(name)}  (${example})`)
  throw new Error(['Missing or malformed:', ...lines].join('\n'))
}

function domainOf(address: string): string {
  return address.slice(address.indexOf('@') + 1)
}
