import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { type SignInMode, SignInModeSchema } from '../../../lib/sign-in-mode.ts'
import type { SiteOnLocalPool } from '../../../lib/testing/site-on-local-pool.ts'
import { siteEnvironment } from '../../local/start-local-pool.ts'
import { startStack } from './stack-on-this-machine.ts'
import { Template } from './template.ts'

/**
 * Stands in for `lib/testing/site-on-local-pool.ts`: the same site, but its pool is the synthesised template with the
 * bundled triggers.
 */
export async function startSiteOnLocalPool(signInMode: SignInMode = 'code'): Promise<SiteOnLocalPool> {
  let ahead = 0
  const template = await Template.read(inject('templates').prod[signInMode])
  const stack = await startStack(template, { millisecondsAhead: () => ahead })
  const { cognito, mail, table, faults } = stack
  const sessionSecret = randomBytes(32).toString('base64')
  const deployedMode = SignInModeSchema.parse(template.outputs['SignInMode'])
  const forOrigin = (origin: string) => siteEnvironment(cognito, sessionSecret, deployedMode, origin)
  Object.assign(process.env, forOrigin('http://localhost:3000'))
  return {
    pool: {
      cognitoUrl: cognito.url,
      dynamodbUrl: table.url,
      poolId: cognito.poolId,
      clientId: cognito.clientId,
      clientSecret: cognito.clientSecret,
      publicClientId: undefined,
      inbox: mail.inbox,
      faults,
      siteEnvironment: forOrigin,
      tableItems: table.items,
      close: async () => {
        await stack.close()
        if (stack.denied.length > 0) throw new Error(`No right allows ${stack.denied.join(', ')}`)
      },
    },
    passes: ({ seconds }) => {
      ahead += seconds * 1000
    },
    readsCode: (address) => {
      const code = /^\d+/.exec(mail.inbox.messages(address)[0]?.subject ?? '')?.[0]
      if (code === undefined) throw new Error(`There is no code in the mailbox of ${address}`)
      return code
    },
  }
}
