import * as z from 'zod'
import { parseSender } from '#infra/mail/sender.ts'
import { CODE_LENGTH, MAX_BRAND_LENGTH, MAX_TRIGGER_TEXT_BYTES } from '#lib/limits.ts'
import { SignInModeSchema } from '#lib/sign-in-mode.ts'
import { triggerTextBytes } from '#lib/trigger-protocol.ts'

/** The triggers' configuration, set by the stack in the cloud and by `infra/local` in development. */
const TriggerEnvironmentSchema = z.object({
  /** The key under which codes and table keys are derived; only the triggers have it. At least 32 bytes, base64. */
  CODE_SECRET: z.base64().min(43),
  TABLE_NAME: z.string().min(3),
  /** A verified SES identity, after a name as people read it: `Café, Inc. <no-reply@example.com>`, or `no-reply@example.com`. */
  MAIL_FROM: z
    .string()
    .refine((displayed) => triggerTextBytes(displayed) <= MAX_TRIGGER_TEXT_BYTES)
    .transform((displayed, context) => {
      const sender = parseSender(displayed)
      if (sender !== undefined) return sender
      context.addIssue('Malformed')
      return z.NEVER
    }),
  APP_NAME: z
    .string()
    .min(1)
    .max(MAX_BRAND_LENGTH)
    .regex(/^\P{Cc}+$/u),
  /** The site's origin; links in emails are made from it alone. */
  APP_ORIGIN: z.url(),
  CODE_DIGITS: z.coerce
    .number()
    .int()
    .min(CODE_LENGTH.least)
    .max(CODE_LENGTH.most)
    .default(CODE_LENGTH.least),
  /** Sends the code when a flow is opened, for apps that expect it there; the site asks for it in a round of its own. */
  CODE_AT_START: z.literal('true').optional(),
  /** Must equal the site's: in the other mode no sign-in succeeds. */
  SIGN_IN_MODE: SignInModeSchema,
})

export type TriggerEnvironment = z.infer<typeof TriggerEnvironmentSchema>

/** The part of it that the function of `people.ts` has. */
const PeopleEnvironmentSchema = TriggerEnvironmentSchema.pick({ CODE_SECRET: true, TABLE_NAME: true })

export type PeopleEnvironment = z.infer<typeof PeopleEnvironmentSchema>

/** The configuration of the function of `people.ts`. Throws where one of its variables is missing or malformed. */
export function readPeopleEnvironment(): PeopleEnvironment {
  return PeopleEnvironmentSchema.parse(process.env)
}

/** The configuration of this Lambda function. Throws what `parseTriggerEnvironment` throws. */
export function readTriggerEnvironment(): TriggerEnvironment {
  return parseTriggerEnvironment(process.env)
}

/**
 * Parses the triggers' variables. Throws with every missing or malformed name, and where to set it, so that a
 * wrong deployment fails at its first invocation with a sentence and not with a wrong email.
 */
export function parseTriggerEnvironment(variables: Record<string, string | undefined>): TriggerEnvironment {
  const parsed = TriggerEnvironmentSchema.safeParse(variables)
  if (parsed.success) return parsed.data
  const names = namesIn(parsed.error).join(', ')
  throw new Error(
    `Missing or malformed: ${names}. Set them in the Lambda functions' environment (infra/stack).`,
  )
}

/** The names of every missing or malformed variable. */
export function triggerEnvironmentFaults(variables: Record<string, string | undefined>): string[] {
  const parsed = TriggerEnvironmentSchema.safeParse(variables)
  return parsed.success ? [] : namesIn(parsed.error)
}

function namesIn({ issues }: z.ZodError): string[] {
  return [...new Set(issues.map((issue) => issue.path.join('.')))]
}
