import { z } from 'zod'
import { appOriginOf, isLoopback, isUnderNextDev } from './app-origin.ts'
import { type SignInMode, SignInModeSchema } from './sign-in-mode.ts'

/** How the example in `.env.example` begins; it is public, so it must not seal anything. */
const EXAMPLE_BEGINS = 'replace-me'
export const MIN_SECRET_BYTES = 32

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AddUserPoolClientSecret.html */
const CLIENT_ID = /^[\w+]{1,128}$/
const CLIENT_SECRET = /^[\w+]{24,64}$/

const WHERE =
  'Set it in .env.local, or in the project settings of Vercel or Amplify Hosting; .env.example explains each variable. ' +
  '`npm run dev` sets all of them by itself.'

/** https://www.rfc-editor.org/rfc/rfc6797#section-6.1 */
const HSTS = /^max-age=\d{1,10}(; includeSubDomains(; preload)?)?$/
export const DEFAULT_HSTS = 'max-age=63072000; includeSubDomains'

type Variables = Readonly<Record<string, string | undefined>>

/** @param source all variables, for what one says about another */
function siteEnvironmentSchema(source: Variables) {
  return z
    .object({
      COGNITO_USER_POOL_ID: z
        .string('is missing')
        .regex(
          /^[a-z]{2}(-[a-z]+)+-\d_[0-9A-Za-z]+$/,
          'is not a user pool id such as eu-central-1_AbCdEf123',
        ),
      COGNITO_CLIENT_ID: z.string('is missing').regex(CLIENT_ID, 'is not an app client id'),
      COGNITO_CLIENT_SECRET: z.string('is missing').regex(CLIENT_SECRET, 'is not an app client secret'),
      SESSION_SECRET: z.string('is missing').transform(parseSecrets),
      APP_ORIGIN: z.string('is missing').transform((value, context) => {
        const origin = appOriginOf(value, source)
        if (origin.ok) return origin.value
        context.addIssue(origin.error)
        return z.NEVER
      }),
      SIGN_IN_MODE: SignInModeSchema,
      TRUSTED_IP_HEADER: z
        .string()
        .regex(/^[A-Za-z0-9-]{1,64}$/, 'is not the name of a header')
        .optional(),
      STRICT_TRANSPORT_SECURITY: z
        .string()
        .regex(HSTS, `is not the value of that header, such as ${DEFAULT_HSTS}`)
        .default(DEFAULT_HSTS),
      PAYMENTS_WEBHOOK_SECRET: z
        .string()
        .regex(/^[\x21-\x7e]{32,256}$/, 'is not a signing secret of at least 32 characters')
        .optional(),
      AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: z.url('is not a URL').optional(),
      AWS_ENDPOINT_URL: z.url('is not a URL').optional(),
      VERCEL: z.string().optional(),
      AWS_APP_ID: z.string().optional(),
      AWS_LAMBDA_FUNCTION_NAME: z.string().optional(),
    })
    .superRefine((variables, context) => {
      const isHosted = PLATFORMS.some((name) => variables[name] !== undefined)
      const isHere = isLoopback(variables.APP_ORIGIN) || isUnderNextDev(source)
      if (isHere && !isHosted) return
      for (const name of ENDPOINTS.filter((endpoint) => variables[endpoint] !== undefined)) {
        context.addIssue({
          code: 'custom',
          path: [name],
          message: 'points the site at another Cognito although it is public; remove it',
        })
      }
    })
}

/** Variables that Vercel, Amplify Hosting and Lambda set, whatever APP_ORIGIN says. */
const PLATFORMS = ['VERCEL', 'AWS_APP_ID', 'AWS_LAMBDA_FUNCTION_NAME'] as const

/** The AWS SDK obeys both; the second is for all services. */
const ENDPOINTS = ['AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER', 'AWS_ENDPOINT_URL'] as const

/** The variables of a deployment; `amplify.yml` and docs/deploy.md name the same. */
export const SITE_VARIABLES: readonly string[] = Object.keys(siteEnvironmentSchema({}).shape).filter(
  (name) => ![...PLATFORMS, ...ENDPOINTS].some((other) => other === name),
)

export type SiteEnvironment = {
  readonly userPoolId: string
  readonly region: string
  readonly clientId: string
  readonly clientSecret: string
  /** The first one seals; all of them unseal. */
  readonly sessionSecrets: readonly string[]
  readonly appOrigin: string
  /** The triggers are deployed with the same. */
  readonly signInMode: SignInMode
  /** False for http, on this machine or in development; decides `Secure` and the `__Host-` prefix of cookies. */
  readonly isHttps: boolean
  /** The header Strict-Transport-Security; none over http. */
  readonly hsts: string | undefined
  readonly trustedIpHeader: string | undefined
  /** Of the webhook in app/api/webhooks/payments. */
  readonly paymentsWebhookSecret: string | undefined
  /** Another endpoint of Cognito, by the SDK's own rule: the service's variable wins. */
  readonly cognitoEndpoint: string | undefined
}

/** True where a password comes before the code. */
export function isPasswordMode(): boolean {
  return siteEnvironment().signInMode === 'password-and-code'
}

/** True under `next dev` only. */
export function isDevelopment(): boolean {
  return process.env.NODE_ENV === 'development'
}

let parsed: SiteEnvironment | undefined

/** The site's configuration, parsed on first use. Throws what `parseSiteEnvironment` throws. */
export function siteEnvironment(): SiteEnvironment {
  // The build fills in what NODE_ENV is: a shell's own makes no production build lenient.
  parsed ??= parseSiteEnvironment({ ...process.env, NODE_ENV: process.env.NODE_ENV })
  return parsed
}

/**
 * Parses the site's variables. Throws one error that names every missing or malformed variable and says where to
 * set it; the value itself is never repeated.
 */
export function parseSiteEnvironment(source: Variables): SiteEnvironment {
  const result = parsedVariables(source)
  if (!result.success) {
    const faults = faultsIn(result.error).map(({ name, message }) => `  ${name} ${message}`)
    throw new Error(`The site cannot start:\n${faults.join('\n')}\n${WHERE}`)
  }
  const variables = result.data
  const isHttps = variables.APP_ORIGIN.startsWith('https:')
  const region = variables.COGNITO_USER_POOL_ID.slice(0, variables.COGNITO_USER_POOL_ID.indexOf('_'))
  const cognitoEndpoint = variables.AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER ?? variables.AWS_ENDPOINT_URL
  return {
    userPoolId: variables.COGNITO_USER_POOL_ID,
    region,
    clientId: variables.COGNITO_CLIENT_ID,
    clientSecret: variables.COGNITO_CLIENT_SECRET,
    sessionSecrets: variables.SESSION_SECRET,
    appOrigin: variables.APP_ORIGIN,
    signInMode: variables.SIGN_IN_MODE,
    isHttps,
    hsts: isHttps ? variables.STRICT_TRANSPORT_SECURITY : undefined,
    trustedIpHeader: variables.TRUSTED_IP_HEADER?.toLowerCase(),
    paymentsWebhookSecret: variables.PAYMENTS_WEBHOOK_SECRET,
    cognitoEndpoint,
  }
}

export type VariableFault = { readonly name: string; readonly message: string }

/** Every missing or malformed variable, with what is wrong about it; its value is never repeated. */
export function siteEnvironmentFaults(source: Variables): readonly VariableFault[] {
  const result = parsedVariables(source)
  return result.success ? [] : faultsIn(result.error)
}

function parsedVariables(source: Variables) {
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  return siteEnvironmentSchema(set).safeParse(set)
}

function faultsIn({ issues }: z.ZodError): VariableFault[] {
  return issues.map(({ path, message }) => ({ name: path.join('.'), message }))
}

function parseSecrets(value: string, context: z.RefinementCtx<string>): string[] {
  const secrets = value.split(',').map((secret) => secret.trim())
  if (!secrets.some(isWeakSecret)) return secrets
  context.addIssue(
    'is weak: it must be at least 32 random bytes in base64 (openssl rand -base64 32), not the example value',
  )
  return z.NEVER
}

/**
 * True for a secret that is not random: the example, text, repetitions, sequences. About 30 of 32 random bytes differ, and so do
 * the steps between them; fewer than 20 and 10 happen less than once in a billion draws.
 */
export function isWeakSecret(secret: string): boolean {
  if (secret.startsWith(EXAMPLE_BEGINS) || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(secret)) return true
  const isHex = /^[0-9a-f]{64,}$/i.test(secret)
  if (!isHex && !(/[a-z]/.test(secret) && /[A-Z]/.test(secret))) return true
  const bytes = Buffer.from(secret, isHex ? 'hex' : 'base64')
  const steps = [...bytes].map((byte, index) => byte - (bytes[index - 1] ?? byte))
  return bytes.length < MIN_SECRET_BYTES || new Set(bytes).size < 20 || new Set(steps).size < 10
}
