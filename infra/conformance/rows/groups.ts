import {
  AdminAddUserToGroupCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { decodeJwt } from 'jose'
import { z } from 'zod'
import { groups } from '#infra/pool.ts'
import { cameOf, type Row } from '../row.ts'
import type { Subject } from '../subject.ts'

const RefreshedSchema = z.object({ AccessToken: z.string(), IdToken: z.string() })

/** Groups of the run's own account. Without a group in `pool.ts` there is none that it may join. */
export const groupRows: readonly Row[] = [
  ...groups.slice(0, 1).map(
    ({ GroupName }): Row => ({
      id: 'groups-claim',
      asks: 'cognito:groups of both tokens: after a refresh as a member, and after one that follows AdminRemoveUserFromGroup',
      expects: 'its group, its group; absent, absent',
      confidence: 'D',
      source: 'developer guide, cognito-user-pools-user-groups; absence is inferred',
      ask: async (subject) => {
        const { cognito } = subject.pool
        const membership = { ...subject.account.own, GroupName }
        await subject.first.finished()
        await cognito.send(new AdminAddUserToGroupCommand(membership))
        const joined = await groupsClaims(subject, GroupName)
        await cognito.send(new AdminRemoveUserFromGroupCommand(membership))
        return `${joined}; ${await groupsClaims(subject, GroupName)}`
      },
    }),
  ),
  {
    id: 'group-unknown',
    asks: 'AdminAddUserToGroup with an unknown group',
    expects: 'ResourceNotFoundException: Group not found.',
    confidence: 'O',
    source: 'aws-amplify/amplify-cli#2214',
    ask: async ({ account, pool }) => {
      await account.confirmed()
      const command = new AdminAddUserToGroupCommand({ ...account.own, GroupName: 'conformance-unknown' })
      return cameOf(pool.cognito.send(command), () => 'answered')
    },
  },
  {
    id: 'groups-limit',
    asks: 'AdminListGroupsForUser with a Limit of 0',
    expects:
      "InvalidParameterException: 1 validation error detected: Value '0' at 'maxItems' failed to satisfy constraint: Member must have value greater than or equal to 1",
    confidence: 'O',
    source: 'aws/aws-sdk-js#2193',
    ask: async ({ account, pool }) => {
      await account.confirmed()
      const command = new AdminListGroupsForUserCommand({ ...account.own, Limit: 0 })
      return cameOf(pool.cognito.send(command), () => 'answered')
    },
  },
]

/** What the access and the ID token of a refresh have as the claim. */
async function groupsClaims({ first, calls }: Subject, group: string): Promise<string> {
  const { RefreshToken } = await first.finished()
  const { AuthenticationResult } = await calls.refresh(RefreshToken)
  const { AccessToken, IdToken } = RefreshedSchema.parse(AuthenticationResult)
  return [AccessToken, IdToken].map((token) => claimIn(token, group)).join(', ')
}

function claimIn(token: string, group: string): string {
  const claim = decodeJwt(token)['cognito:groups']
  if (claim === undefined) return 'absent'
  const found = JSON.stringify(claim)
  return found === JSON.stringify([group]) ? 'its group' : found
}
