import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import type { Look } from './look.ts'

type Where = Pick<Look, 'where' | 'region'>

/** The one remedy for all that the local servers do from `infra/pool.ts`. */
const RESTART = 'Restart `npm run dev`: it starts everything as infra/pool.ts says.'

/** Where the site's variables are set, and what sets them. */
export function setVariables({ where }: Where): string {
  if (where === 'local') return '`npm run dev` sets its own; look at those: npm run doctor -- --local'
  return '`npm run infra:env -- --stage STAGE` reads what is deployed and writes it down, for .env.local, Vercel or Amplify.'
}

/** For what CloudFormation set and somebody changed: it does not notice, and a deployment of the same leaves it so. */
export function undo(look: Where, page: string): string {
  if (look.where === 'local') return RESTART
  return `If infra/pool.ts was changed since, deploy it: npm run deploy. If somebody changed it by hand, undo that on ${page}`
}

/** A command or a page for AWS, where the local servers need a restart. */
export function onAws({ where }: Where, mend: string): string {
  return where === 'local' ? RESTART : mend
}

export function awsCommand({ region }: Where, command: string): string {
  return `aws ${command} --region ${region}`
}

export function poolPage({ region }: Where, { Id }: UserPoolType): string {
  return consolePage(region, `cognito/v2/idp/user-pools/${Id}?region=${region}`)
}

export function functionPage({ region }: Where, arn: string): string {
  return consolePage(region, `lambda/home?region=${region}#/functions/${arn.split(':')[6]}`)
}

export function sesPage({ region }: Where, part: 'account' | 'identities'): string {
  return consolePage(region, `ses/home?region=${region}#/${part}`)
}

export function tablePage({ region }: Where, name: string): string {
  return consolePage(region, `dynamodbv2/home?region=${region}#table?name=${encodeURIComponent(name)}`)
}

function consolePage(region: string, path: string): string {
  return `https://${region}.console.aws.amazon.com/${path}`
}
