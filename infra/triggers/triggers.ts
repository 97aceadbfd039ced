import type { Trigger } from '#infra/pool.ts'
import { createAuthChallenge } from './create-auth-challenge.ts'
import { customMessage } from './custom-message.ts'
import { defineAuthChallenge } from './define-auth-challenge.ts'
import { postAuthentication } from './post-authentication.ts'
import { postConfirmation } from './post-confirmation.ts'
import { preSignUp } from './pre-sign-up.ts'
import type { Dependencies, TriggerHandler } from './trigger-handler.ts'
import { verifyAuthChallengeResponse } from './verify-auth-challenge-response.ts'

/** All handlers of the pool; a trigger added there and forgotten here does not compile. */
export function createTriggers(dependencies: Dependencies): Record<Trigger, TriggerHandler> {
  return {
    PreSignUp: preSignUp(dependencies),
    DefineAuthChallenge: defineAuthChallenge(dependencies),
    CreateAuthChallenge: createAuthChallenge(dependencies),
    VerifyAuthChallengeResponse: verifyAuthChallengeResponse(dependencies),
    PostAuthentication: postAuthentication(dependencies),
    PostConfirmation: postConfirmation(dependencies),
    CustomMessage: customMessage(dependencies),
  }
}
