/**
 * What neither documentation nor public reports settle about the real service. The defaults are the likelier answer;
 * switching one shows whether the site depends on it.
 */
export type Assumptions = {
  /** Where an unconfirmed user is refused in CUSTOM_AUTH: at once, or when tokens would be issued. */
  readonly unconfirmedRefused: 'at-initiate' | 'at-tokens'
  /** With PreventUserExistenceErrors, a disabled user is refused by name or led through a flow that never ends well. */
  readonly disabledUser: 'refused' | 'simulated'
  /** What the triggers see as `userName` of an unknown user: the made-up UUID that the caller sees, or the name as sent. */
  readonly unknownUserName: 'made-up' | 'as-sent'
  /**
   * What a rotated refresh token brings after its grace. The API reference says no more than that this token was
   * invalidated; others end the whole sign-in.
   */
  readonly reusedRefreshToken: 'refused' | 'ends-sign-in'
  /** What RevokeToken of a token that was rotated reaches: the whole sign-in, or nothing that is still in use. */
  readonly revokedSpentToken: 'ends-sign-in' | 'reaches-nothing'
  /** How far TIMESTAMP of a password claim may be from the clock; a claim beyond it counts as wrong. */
  readonly passwordClaimSeconds: number
  /**
   * With PreventUserExistenceErrors, ForgotPassword of a user without a verified address: the API reference says
   * InvalidParameterException, the developer guide both that and simulated CodeDeliveryDetails.
   */
  readonly recoveryWithoutAddress: 'refused' | 'simulated'
  /**
   * Whether PostConfirmation runs for a sign-up that PreSignUp confirms. Its page names three operations, SignUp not
   * among them, and neither does the table of triggers; other imitations run it.
   */
  readonly autoConfirmed: 'runs-post-confirmation' | 'silent'
  /**
   * When a user whose password has to be reset is told so in a flow with SRP: before the password, or after a right one,
   * as people report. `hidden` is what the developer guide says of imported users with PreventUserExistenceErrors: they
   * get the words of a wrong password. Without SRP the start is refused, in the same words.
   */
  readonly resetRequired: 'at-initiate' | 'after-password' | 'hidden'
  /** Whether a new password that breaks the policy uses the session of NEW_PASSWORD_REQUIRED up. */
  readonly refusedNewPassword: 'keeps-session' | 'uses-session'
  /**
   * After how many answered rounds Cognito opens no further challenge, if it counts them at all: no AWS page says so, one
   * imitation cuts at three. The answer is that of a failed flow; a last right answer still gives tokens.
   */
  readonly flowEndsAfterRounds: number | undefined
  /** Whether PreSignUp runs for an address that is taken, before that is looked up, or for new ones only. */
  readonly preSignUpRuns: 'before-lookup' | 'after-lookup'
  /** Wrong passwords lock a user out, as documented; one recorded matrix of seven in a row saw no lockout. */
  readonly passwordLockout: 'counts' | 'absent'
  /**
   * `iss` of both tokens: the one that every pool has had, or that of a pool whose IssuerConfiguration is UPDATED. The
   * keys are the same.
   */
  readonly issuer: 'regional' | 'updated'
  /** `auth_time` of refreshed tokens: that of the sign-in, or the time of the refresh. */
  readonly authTimeOnRefresh: 'kept' | 'moved'
}

export const defaults: Assumptions = {
  unconfirmedRefused: 'at-initiate',
  disabledUser: 'refused',
  unknownUserName: 'made-up',
  reusedRefreshToken: 'refused',
  revokedSpentToken: 'ends-sign-in',
  passwordClaimSeconds: 300,
  recoveryWithoutAddress: 'refused',
  autoConfirmed: 'silent',
  resetRequired: 'after-password',
  refusedNewPassword: 'keeps-session',
  flowEndsAfterRounds: undefined,
  preSignUpRuns: 'before-lookup',
  passwordLockout: 'counts',
  issuer: 'regional',
  authTimeOnRefresh: 'kept',
}
