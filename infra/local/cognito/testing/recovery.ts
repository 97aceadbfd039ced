import {
  AdminResetUserPasswordCommand,
  ConfirmForgotPasswordCommand,
  type ConfirmForgotPasswordCommandInput,
  ConfirmSignUpCommand,
  ForgotPasswordCommand,
  ResendConfirmationCodeCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type { TestCognito } from './start-cognito.ts'

export const NEW_PASSWORD = 'another-long-password'

/** Resets forgotten passwords, Anna's unless another user is named. */
export function recoveryOf({ caller, cognito, mails }: TestCognito, anna: string) {
  const named = (Username: string) => ({ ClientId: cognito.clientId, Username, ...caller.hash(Username) })
  return {
    forgot: (name = anna) => caller.sdk.send(new ForgotPasswordCommand(named(name))),
    reset: (ConfirmationCode: string, more: Partial<ConfirmForgotPasswordCommandInput> = {}, name = anna) =>
      caller.sdk.send(
        new ConfirmForgotPasswordCommand({
          ...named(name),
          ...{ ConfirmationCode, Password: NEW_PASSWORD, ...more },
        }),
      ),
    confirm: (ConfirmationCode: string) =>
      caller.sdk.send(new ConfirmSignUpCommand({ ...named(anna), ConfirmationCode })),
    resend: () => caller.sdk.send(new ResendConfirmationCodeCommand(named(anna))),
    /** What an operator does. */
    adminReset: (ClientMetadata?: Record<string, string>) =>
      caller.sdk.send(
        new AdminResetUserPasswordCommand({ UserPoolId: cognito.poolId, Username: anna, ClientMetadata }),
      ),
    /** The code in the latest mail. */
    code: () => /\d{6}/.exec(mails.at(-1)?.message ?? '')?.[0] ?? 'no code',
  }
}

/** A code that is not this one. */
export function otherThan(code: string): string {
  return code.replace(/^./, (first) => (first === '9' ? '8' : '9'))
}
