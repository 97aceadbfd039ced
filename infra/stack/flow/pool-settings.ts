import { z } from 'zod'
import type { ClientSettings, PoolSettings } from '../../local/cognito/settings.ts'
import type { Resource } from './template.ts'

const PoolSchema: z.ZodType<PoolSettings> = z.object({
  Policies: z.object({
    PasswordPolicy: z.object({
      MinimumLength: z.number(),
      RequireLowercase: z.boolean(),
      RequireUppercase: z.boolean(),
      RequireNumbers: z.boolean(),
      RequireSymbols: z.boolean(),
    }),
  }),
  AdminCreateUserConfig: z.object({ AllowAdminCreateUserOnly: z.boolean() }),
  AccountRecoverySetting: z.object({
    RecoveryMechanisms: z.array(z.object({ Name: z.string(), Priority: z.number() })),
  }),
  AutoVerifiedAttributes: z.array(z.string()),
  VerificationMessageTemplate: z.object({ EmailSubject: z.string(), EmailMessage: z.string() }),
})

const Unit = z.enum(['seconds', 'minutes', 'hours', 'days'])

/** Where the template says nothing, what AWS then does. */
const ClientSchema: z.ZodType<ClientSettings> = z.object({
  GenerateSecret: z.boolean().default(false),
  ExplicitAuthFlows: z
    .array(z.string())
    .default(['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH']),
  PreventUserExistenceErrors: z.enum(['ENABLED', 'LEGACY']).default('LEGACY'),
  EnableTokenRevocation: z.boolean(),
  RefreshTokenRotation: z.object({
    Feature: z.enum(['ENABLED', 'DISABLED']),
    RetryGracePeriodSeconds: z.number(),
  }),
  AuthSessionValidity: z.number().default(3),
  AccessTokenValidity: z.number(),
  IdTokenValidity: z.number(),
  RefreshTokenValidity: z.number(),
  TokenValidityUnits: z.object({ AccessToken: Unit, IdToken: Unit, RefreshToken: Unit }),
  ReadAttributes: z.array(z.string()),
  WriteAttributes: z.array(z.string()),
})

export function poolSettings({ Properties }: Resource): PoolSettings {
  return PoolSchema.parse(Properties)
}

export function clientSettings({ Properties }: Resource): ClientSettings {
  return ClientSchema.parse(Properties)
}
