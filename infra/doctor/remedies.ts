import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import type { AwsCallProblem } from './aws-call.ts'
import { fail, type Problem } from './check-result.ts'
import type { Context } from './context.ts'

type Place = Pick<Context, 'where' | 'region' | 'cognitoUrl'>

/** The one remedy for all that the local servers do from `infra/pool.ts`. */
const RESTART = 'Restart `npm run dev`: it starts everything as infra/pool.ts says.'

/** Where the site's variables are set, and what sets them. */
export function variablesFix(context: Place): string {
  if (context.where === 'elsewhere')
    return elsewhere(context, 'set the variables of a pool and a client that it has')
  if (context.where === 'local') return '`npm run dev` sets its own; look at those: npm run doctor -- --local'
  return '`npm run infra:env -- --stage STAGE` reads what is deployed and writes it down, for .env.local, Vercel or Amplify.'
}

/** For what CloudFormation set and somebody changed: it does not notice, and a deployment of the same leaves it so. */
export function revertFix(context: Place, page: string): string {
  return fixOnAws(
    context,
    `If infra/pool.ts was changed since, deploy it: npm run deploy. If somebody changed it by hand, undo that on ${page}`,
  )
}

/** A command or a page for AWS, where the local servers need a restart, and others what they offer. */
export function fixOnAws(context: Place, mend: string): string {
  if (context.where === 'elsewhere')
    return elsewhere(
      context,
      'change it there, as infra/pool.ts says (npm run deploy follows AWS_ENDPOINT_URL, too)',
    )
  return context.where === 'local' ? RESTART : mend
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

/** What a person does about a question that has no answer. */
export function problemFor(context: Context, unanswered: AwsCallProblem): Problem {
  switch (unanswered.code) {
    case 'not-asked':
      return fail(unanswered.why, 'Set it too, or look at the local servers: npm run doctor -- --local')
    case 'denied':
      return fail(
        `This operator may not call ${unanswered.action}`,
        `Allow ${unanswered.action} to it; npm run doctor -- --help lists everything that is read.`,
      )
    case 'not-found':
      return fail(
        `${unanswered.action} knows none of this name in ${context.region}`,
        'Compare the name and the AWS account: aws sts get-caller-identity',
      )
    case 'no-credentials':
      return fail('There are no AWS credentials', 'Sign in to AWS: aws sso login, or export AWS_PROFILE=NAME')
    case 'bad-credentials':
      return fail(
        `AWS does not take these credentials (${unanswered.name})`,
        'Sign in to AWS again: aws sso login, or export AWS_PROFILE=NAME. A wrong clock does it, too.',
      )
    case 'unreachable':
      return fail(`Nobody answers to ${unanswered.action} (${unanswered.name})`, reachFix(context))
    case 'failed':
      return fail(
        `${unanswered.action} failed: ${unanswered.name}: ${unanswered.message}`,
        'Look again in a minute; https://health.aws.amazon.com/health/status tells of outages.',
      )
  }
}

/** The way to a server that does not answer. */
export function reachFix({ where, cognitoUrl }: Pick<Context, 'where' | 'cognitoUrl'>): string {
  if (where === 'local') return 'Start the local servers, and leave them running: npm run dev'
  if (where === 'elsewhere') return `Start what should answer at ${cognitoUrl}, or remove AWS_ENDPOINT_URL...`
  return "Check this machine's network (Node.js uses no proxy by itself) and the region in COGNITO_USER_POOL_ID."
}
