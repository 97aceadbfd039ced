import {
  AuthenticationDetails,
  CognitoUser,
  CognitoUserAttribute,
  CognitoUserPool,
  type CognitoUserSession,
  type IAuthenticationCallback,
} from 'amazon-cognito-identity-js'
import type { AppConfiguration } from './pool-for-apps.ts'

/** Where a sign-in has come to. */
type Step =
  | { readonly step: 'code'; readonly parameters: Record<string, string> }
  | { readonly step: 'signed-in'; readonly session: CognitoUserSession }

type Metadata = Record<string, string>

/** An app on amazon-cognito-identity-js, used by one person; refusals reject with the library's own errors. */
export function identityJsApp({ poolId, clientId, endpoint }: AppConfiguration, email: string) {
  const pool = new CognitoUserPool({ UserPoolId: poolId, ClientId: clientId, endpoint })
  const user = new CognitoUser({ Username: email, Pool: pool })
  user.setAuthenticationFlowType('CUSTOM_AUTH')
  return {
    signUp: (password: string) =>
      settled((done) => {
        const attributes = [new CognitoUserAttribute({ Name: 'email', Value: email })]
        pool.signUp(email, password, attributes, [], done)
      }),
    confirm: (code: string) => settled((done) => user.confirmRegistration(code, false, done)),
    startWithoutSrp: () =>
      nextStep((callbacks) => user.initiateAuth(new AuthenticationDetails({ Username: email }), callbacks)),
    startWithSrp: (password: string) => {
      const details = new AuthenticationDetails({ Username: email, Password: password })
      return nextStep((callbacks) => user.authenticateUser(details, callbacks))
    },
    answer: (text: string, metadata?: Metadata) =>
      nextStep((callbacks) => user.sendCustomChallengeAnswer(text, callbacks, metadata)),
    refresh: (session: CognitoUserSession) =>
      settled((done) => user.refreshSession(session.getRefreshToken(), done)),
    signOutEverywhere: () =>
      new Promise<string>((onSuccess, onFailure) => user.globalSignOut({ onSuccess, onFailure })),
  }
}

function nextStep(call: (callbacks: IAuthenticationCallback) => void): Promise<Step> {
  return new Promise((resolve, onFailure) =>
    call({
      onSuccess: (session) => resolve({ step: 'signed-in', session }),
      customChallenge: (parameters) => resolve({ step: 'code', parameters }),
      onFailure,
    }),
  )
}

function settled<T>(call: (done: (error?: Error, result?: T) => void) => void): Promise<T | undefined> {
  return new Promise((resolve, reject) =>
    call((error, result) => (error == null ? resolve(result) : reject(error))),
  )
}
