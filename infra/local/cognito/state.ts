import { z } from 'zod'
import type { Store, Table } from '#infra/local/store.ts'

/** Only a digest of a mailed code is kept. */
const MailedCodeSchema = z.object({ digest: z.string(), expiresAt: z.number() })
export type MailedCode = z.infer<typeof MailedCodeSchema>

/** What SRP needs to check a password, in hex: the salt, and g to the power of the salted password. */
const PasswordSchema = z.object({ salt: z.string(), verifier: z.string() })
export type Password = z.infer<typeof PasswordSchema>

/** Times are epoch milliseconds. `username` is the `sub`, as in pools whose users sign in by email address. */
const UserSchema = z.object({
  sub: z.string(),
  attributes: z.record(z.string(), z.string()),
  status: z.enum(['UNCONFIRMED', 'CONFIRMED', 'FORCE_CHANGE_PASSWORD', 'RESET_REQUIRED']),
  enabled: z.boolean(),
  createdAt: z.number(),
  modifiedAt: z.number(),
  /** Absent from users of an older state folder: no password is theirs. */
  password: PasswordSchema.optional(),
  /** Wrong passwords in a row, the time of the last one, and that of the last try of any kind. */
  passwordFailures: z.object({ count: z.number(), failedAt: z.number(), triedAt: z.number() }).optional(),
  /** What ConfirmSignUp waits for. */
  confirmation: MailedCodeSchema.optional(),
  confirmAttempts: z.array(z.number()),
  resends: z.array(z.number()),
  /** What ConfirmForgotPassword waits for. */
  recovery: MailedCodeSchema.optional(),
  recoveries: z.array(z.number()).default([]),
  recoveryAttempts: z.array(z.number()).default([]),
  passwordChanges: z.array(z.number()).default([]),
})
export type User = z.infer<typeof UserSchema>

const RoundSchema = z.object({
  challengeName: z.string(),
  challengeResult: z.boolean(),
  challengeMetadata: z.string().nullable(),
})
export type Round = z.infer<typeof RoundSchema>

/** The server's half of an open SRP exchange; numbers in hex. */
const SrpExchangeSchema = z.object({
  clientPublic: z.string(),
  serverPublic: z.string(),
  serverSecret: z.string(),
  secretBlock: z.string(),
})
export type SrpExchange = z.infer<typeof SrpExchangeSchema>

const AuthSessionSchema = z.object({
  clientId: z.string(),
  /** What the caller sees as USERNAME: the sub, or the made-up one of an unknown user. */
  username: z.string(),
  /** What the triggers see as `userName`. */
  triggerUserName: z.string(),
  userNotFound: z.boolean(),
  rounds: z.array(RoundSchema),
  challengeName: z.string(),
  challengeMetadata: z.string().nullable(),
  privateParameters: z.record(z.string(), z.string()),
  /** Of a session that waits for PASSWORD_VERIFIER. */
  srp: SrpExchangeSchema.optional(),
  expiresAt: z.number(),
  used: z.boolean(),
})
export type AuthSession = z.infer<typeof AuthSessionSchema>

/** One sign-in; every token that comes from it carries its id as `origin_jti`. */
const OriginSchema = z.object({
  sub: z.string(),
  clientId: z.string(),
  authTime: z.number(),
  refreshExpiresAt: z.number(),
  revoked: z.boolean(),
})
export type Origin = z.infer<typeof OriginSchema>

const RefreshTokenSchema = z.object({ origin: z.string(), rotatedAt: z.number().optional() })
export type RefreshToken = z.infer<typeof RefreshTokenSchema>

const IdentitySchema = z.object({
  clientId: z.string(),
  clientSecret: z.string(),
  /** Makes the fake user names of unknown users stable, and different from pool to pool. */
  fakeNameSalt: z.string(),
  idKey: z.record(z.string(), z.unknown()),
  accessKey: z.record(z.string(), z.unknown()),
})
export type PoolIdentity = z.infer<typeof IdentitySchema>
export type ClientCredentials = Pick<PoolIdentity, 'clientId' | 'clientSecret'>

/** A group by its name. `isDeployed` tells those of `pool.ts` from those of CreateGroup. */
const GroupSchema = z.object({
  name: z.string(),
  description: z.string().optional(),
  precedence: z.number().optional(),
  createdAt: z.number(),
  isDeployed: z.boolean(),
})
export type GroupRecord = z.infer<typeof GroupSchema>

export type State = {
  readonly users: Table<User>
  /** Lower-cased email address to sub: the pool's user names are case-insensitive. */
  readonly subsByEmail: Table<string>
  readonly sessions: Table<AuthSession>
  readonly origins: Table<Origin>
  /** By digest of the token. */
  readonly refreshTokens: Table<RefreshToken>
  readonly groups: Table<GroupRecord>
  /** The names of a user's groups, by sub. */
  readonly memberships: Table<string[]>
  readonly identity: Table<PoolIdentity>
}

/** The tables of the pool in a store. */
export function stateIn(store: Store): State {
  return {
    users: store.table('user', UserSchema),
    subsByEmail: store.table('sub-by-email', z.string()),
    sessions: store.table('session', AuthSessionSchema),
    origins: store.table('origin', OriginSchema),
    refreshTokens: store.table('refresh-token', RefreshTokenSchema),
    groups: store.table('group', GroupSchema),
    memberships: store.table('membership', z.array(z.string())),
    identity: store.table('identity', IdentitySchema),
  }
}
