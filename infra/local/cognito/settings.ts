import { appClientOn, type Plan, userPoolIn } from '#infra/pool.ts'
import type { SignInMode } from '#lib/sign-in-mode.ts'
import { invalidParameter } from './errors.ts'

/** The properties of a user pool that the local Cognito obeys, in CloudFormation's names. */
export type PoolSettings = PoolLabels & {
  readonly Policies: {
    readonly PasswordPolicy: {
      readonly MinimumLength: number
      readonly RequireLowercase: boolean
      readonly RequireUppercase: boolean
      readonly RequireNumbers: boolean
      readonly RequireSymbols: boolean
    }
  }
  readonly AdminCreateUserConfig: { readonly AllowAdminCreateUserOnly: boolean }
  readonly AccountRecoverySetting: {
    readonly RecoveryMechanisms: readonly { readonly Name: string; readonly Priority: number }[]
  }
  readonly AutoVerifiedAttributes: readonly string[]
  readonly UserAttributeUpdateSettings: {
    readonly AttributesRequireVerificationBeforeUpdate: readonly string[]
  }
  readonly VerificationMessageTemplate: { readonly EmailSubject: string; readonly EmailMessage: string }
}

/** Properties that only DescribeUserPool returns. */
type PoolLabels = {
  readonly UserPoolName?: string
  readonly UserPoolTier?: string
  readonly UsernameAttributes?: readonly string[]
  readonly UsernameConfiguration?: { readonly CaseSensitive: boolean }
  readonly Schema?: readonly {
    readonly Name: string
    readonly AttributeDataType: string
    readonly Required: boolean
    readonly Mutable: boolean
  }[]
  readonly EmailConfiguration?: { readonly EmailSendingAccount: string; readonly From?: string }
  /** Triggers that nothing here runs. */
  readonly LambdaConfig?: Readonly<Record<string, string>>
  readonly MfaConfiguration?: string
  readonly DeletionProtection?: string
}

type Unit = 'seconds' | 'minutes' | 'hours' | 'days'

/** The properties of an app client that the local Cognito obeys, in CloudFormation's names. */
export type ClientSettings = {
  /** Only listed and described. */
  readonly ClientName?: string
  readonly GenerateSecret: boolean
  readonly ExplicitAuthFlows: readonly string[]
  readonly PreventUserExistenceErrors: 'ENABLED' | 'LEGACY'
  readonly EnableTokenRevocation: boolean
  readonly RefreshTokenRotation: {
    readonly Feature: 'ENABLED' | 'DISABLED'
    readonly RetryGracePeriodSeconds: number
  }
  /** Minutes. */
  readonly AuthSessionValidity: number
  readonly AccessTokenValidity: number
  readonly IdTokenValidity: number
  readonly RefreshTokenValidity: number
  readonly TokenValidityUnits: {
    readonly AccessToken: Unit
    readonly IdToken: Unit
    readonly RefreshToken: Unit
  }
  readonly ReadAttributes: readonly string[]
  readonly WriteAttributes: readonly string[]
}

/** The pool as it is deployed in a mode. */
export function deployedPool(mode: SignInMode, plan: Plan = 'essentials'): PoolSettings {
  return userPoolIn(mode, plan)
}

export function deployedClient(plan: Plan = 'essentials'): ClientSettings {
  return appClientOn(plan)
}

/**
 * Throws what a deployment of this client ends with. The first words are Cognito's own; those for the other way around
 * are not known.
 * @see https://github.com/aws/aws-cdk/issues/7625
 */
export function requireDeployable({ ExplicitAuthFlows, RefreshTokenRotation }: ClientSettings): void {
  const rotates = RefreshTokenRotation.Feature === 'ENABLED'
  const isAllowed = ExplicitAuthFlows.includes('ALLOW_REFRESH_TOKEN_AUTH')
  if (rotates !== isAllowed) return
  throw invalidParameter(
    rotates
      ? 'ALLOW_REFRESH_TOKEN_AUTH is not allowed while refresh token rotation is enabled.'
      : 'REFRESH_TOKEN_AUTH should always be allowed.',
  )
}

const UNIT_SECONDS: Record<Unit, number> = { seconds: 1, minutes: 60, hours: 3_600, days: 86_400 }

/** How long a kind of token of this client lives, in seconds. */
export function validitySeconds(
  client: ClientSettings,
  token: 'AccessToken' | 'IdToken' | 'RefreshToken',
): number {
  return client[`${token}Validity`] * UNIT_SECONDS[client.TokenValidityUnits[token]]
}
