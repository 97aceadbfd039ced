import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import type { Look } from './look.ts'

type Place = Pick<Look, 'where' | 'region' | 'cognitoUrl'>

/** The one remedy for all that the local servers do from `infra/pool.ts`. */
const RESTART = 'Restart `npm run dev`: it starts everything as infra/pool.ts says.'

/** Where the site's variables are set, and what sets them. */
export function setVariables(look: Place): string {
  if (look.where === 'elsewhere')
    return elsewhere(look, 'set the variables of a pool and a client that it has')
  if (look.where === 'local') return '`npm run dev` sets its own; look at those: npm run doctor -- --local'
  return '`npm run infra:env -- --stage STAGE` reads what is deployed and writes it down, for .env.local, Vercel or Amplify.'
}

/** For what CloudFormation set and somebody changed: it does not notice, and a deployment of the same leaves it so. */
export function undo(look: Place, page: string): string {
  return onAws(
    look,
    `If infra/pool.ts was changed since, deploy it: npm run deploy. If somebody changed it by hand, undo that on ${page}`,
  )
}

/** A command or a page for AWS, where the local servers need a restart, and others what they offer. */
export function onAws(look: Place, mend: string): string {
  if (look.where === 'elsewhere')
    return elsewhere(
      look,
      'change it there, as infra/pool.ts says (npm run deploy follows AWS_ENDPOINT_URL, too)',
    )
  return look.where === 'local' ? RESTART : mend
}

/** For a pool that neither AWS nor `npm run dev` has. */
function elsewhere({ cognitoUrl }: Place, mend: string): string {
  return `${cognitoUrl} is not AWS: ${mend}. Without the variables AWS_ENDPOINT_URL..., AWS is called.`
}

export function awsCommand({ region }: Place, command: string): string {
  return `aws ${command} --region ${region}`
}

export function poolPage({ region }: Place, { Id }: UserPoolType): string {
  return consolePage(region, `cognito/v2/idp/user-pools/${Id}?region=${region}`)
}

export function functionPage({ region }: Place, arn: string): string {
  return consolePage(region, `lambda/home?region=${region}#/functions/${arn.split(':')[6]}`)
}

export function sesPage({ region }: Place, part: 'account' | 'identities'): string {
  return consolePage(region, `ses/home?region=${region}#/${part}`)
}

export function tablePage({ region }: Place, name: string): string {
  return consolePage(region, `dynamodbv2/home?region=${region}#table?name=${encodeURIComponent(name)}`)
}

function consolePage(region: string, path: string): string {
  return `https://${region}.console.aws.amazon.com/${path}`
}
