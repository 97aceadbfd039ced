import { FLOW_MINUTES, MIN_PASSWORD_LENGTH, REFRESH_GRACE_SECONDS } from '#lib/limits.ts'
import type { SignInMode } from '#lib/sign-in-mode.ts'

/**
 * THE pool, as plain data in CloudFormation property names: the local Cognito reads it, the stack deploys it.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpool.html
 */
const userPool = {
  UserPoolName: 'code-sign-in',
  UsernameAttributes: ['email'],
  UsernameConfiguration: { CaseSensitive: false },
  AutoVerifiedAttributes: ['email'],
  // A new address counts once its code is entered. Without this, an access token alone moves an account to any address.
  UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
  Schema: [
    { Name: 'email', AttributeDataType: 'String', Required: true, Mutable: true },
    { Name: 'name', AttributeDataType: 'String', Required: false, Mutable: true },
  ],
  Policies: {
    PasswordPolicy: {
      MinimumLength: MIN_PASSWORD_LENGTH,
      RequireLowercase: false,
      RequireUppercase: false,
      RequireNumbers: false,
      RequireSymbols: false,
    },
  },
  AdminCreateUserConfig: { AllowAdminCreateUserOnly: false },
  VerificationMessageTemplate: {
    DefaultEmailOption: 'CONFIRM_WITH_CODE',
    EmailSubject: 'Your verification code',
    EmailMessage: 'Your verification code is {####}',
  },
} as const

/** How an account without its password is got back. Where there are no passwords, none should come about. */
const accountRecovery = {
  code: { RecoveryMechanisms: [{ Name: 'admin_only', Priority: 1 }] },
  'password-and-code': { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
} as const satisfies Record<SignInMode, object>

/**
 * Cognito's feature plans that the pool may have. Custom challenges run on both; rotating refresh tokens needs Essentials.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-sign-in-feature-plans.html
 */
export const PLANS = ['essentials', 'lite'] as const

export type Plan = (typeof PLANS)[number]

const tiers = { essentials: 'ESSENTIALS', lite: 'LITE' } as const satisfies Record<Plan, string>

/** The pool of one mode. Whether a password is asked for is decided by its triggers, not by its properties. */
export function userPoolIn(mode: SignInMode, plan: Plan = 'essentials') {
  return { ...userPool, UserPoolTier: tiers[plan], AccountRecoverySetting: accountRecovery[mode] }
}

/** The plan of a pool that is deployed, by its tier; every tier above Lite rotates. */
export function planOf(tier: string | undefined): Plan {
  return tier === tiers.lite ? 'lite' : 'essentials'
}

const appClient = {
  ClientName: 'site',
  GenerateSecret: true,
  PreventUserExistenceErrors: 'ENABLED',
  EnableTokenRevocation: true,
  AuthSessionValidity: FLOW_MINUTES,
  AccessTokenValidity: 5,
  IdTokenValidity: 5,
  RefreshTokenValidity: 30,
  TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'days' },
  ReadAttributes: ['email', 'email_verified', 'name', 'locale'],
  WriteAttributes: ['email', 'name', 'locale'],
} as const

/**
 * How sessions are renewed. Rotation excludes `ALLOW_REFRESH_TOKEN_AUTH`; without rotation Cognito wants it in the list,
 * though the site renews by GetTokensFromRefreshToken on either plan. Rotation is switched off by name, because an update
 * that leaves it out leaves it on.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html
 */
const renewal = {
  essentials: {
    ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH'],
    RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: REFRESH_GRACE_SECONDS },
  },
  lite: {
    ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    RefreshTokenRotation: { Feature: 'DISABLED', RetryGracePeriodSeconds: 0 },
  },
} as const satisfies Record<Plan, object>

/**
 * The pool's only client: a second one could run CUSTOM_AUTH past the site. Confidential, so that no caller without
 * the secret can start a challenge.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolclient.html
 */
export function appClientOn(plan: Plan) {
  return { ...appClient, ...renewalOn(plan) }
}

/** How a client of the plan renews its tokens, whether it has a secret or not. */
export function renewalOn(plan: Plan) {
  return renewal[plan]
}

/** A group of the pool. Its name is in the tokens of its members, and cannot be changed: another name is another group. */
export type Group = { readonly GroupName: string; readonly Description: string }

/**
 * The pool's groups. A group that is removed here is deleted with the next deployment, and its memberships with it.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolgroup.html
 */
export const groups: readonly Group[] = [{ GroupName: 'staff', Description: 'People who run the site' }]

/** Cognito's trigger names, each with the file in `infra/triggers` that holds its handler. */
export const triggers = {
  PreSignUp: 'pre-sign-up',
  DefineAuthChallenge: 'define-auth-challenge',
  CreateAuthChallenge: 'create-auth-challenge',
  VerifyAuthChallengeResponse: 'verify-auth-challenge-response',
  PostAuthentication: 'post-authentication',
  PostConfirmation: 'post-confirmation',
  CustomMessage: 'custom-message',
} as const

export type Trigger = keyof typeof triggers

/**
 * How the function of each trigger runs. Cognito waits no longer than the timeout, so nothing that runs on afterwards is
 * of use; loading the bundle and opening connections is arithmetic, and Lambda's share of a processor grows with memory.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html
 */
export const triggerFunction = {
  Runtime: 'nodejs24.x',
  Architectures: ['arm64'],
  MemorySize: 1_024,
  Timeout: 5,
} as const

/** Challenges and budgets of all triggers. Expiry is checked in conditions; TTL only sweeps up. */
export const table = {
  AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  BillingMode: 'PAY_PER_REQUEST',
  TimeToLiveSpecification: { AttributeName: 'sweepAt', Enabled: true },
} as const
