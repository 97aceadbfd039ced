import { type Trigger, triggers } from './pool.ts'

export const triggerNames = Object.keys(triggers).filter(isTrigger)

/** Makes one value for each of the pool's triggers. */
export function perTrigger<T>(make: (trigger: Trigger) => T): Record<Trigger, T> {
  return {
    PreSignUp: make('PreSignUp'),
    DefineAuthChallenge: make('DefineAuthChallenge'),
    CreateAuthChallenge: make('CreateAuthChallenge'),
    VerifyAuthChallengeResponse: make('VerifyAuthChallengeResponse'),
    PostAuthentication: make('PostAuthentication'),
    PostConfirmation: make('PostConfirmation'),
    CustomMessage: make('CustomMessage'),
  }
}

function isTrigger(name: string): name is Trigger {
  return name in triggers
}
