import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import { type AwsProblem, explainAwsProblem } from '#infra/aws/errors.ts'
import type { AwsCallProblem } from './aws-call.ts'
import { fail, type Problem } from './check-result.ts'
import type { Context } from './context.ts'

type Place = Pick<Context, 'where' | 'region' | 'cognitoUrl'>

/** What to do about a call that has no answer. */
export function problemFor(context: Place, problem: AwsCallProblem): Problem {
  if (problem.code === 'not-called') {
    return fail(problem.reason, 'Set it too, or check the local servers: npm run doctor -- --local')
  }
  const { action } = problem
  const { summary, fix } = connectionProblem(context, problem, action)
  if (problem.code !== 'denied') return fail(summary, fix)
  return fail(summary, `Allow ${action}; npm run doctor -- --help lists everything that the doctor reads.`)
}

/** The same for a call that needs no permission. If the local servers do not answer, they have to be started. */
export function connectionProblem(
  { where, cognitoUrl }: Pick<Place, 'where' | 'cognitoUrl'>,
  problem: AwsProblem,
  subject: string,
): Problem {
  const { summary, fix } = explainAwsProblem(problem, subject)
  if (problem.code !== 'unreachable' || where === 'aws') return fail(summary, fix)
  return fail(
    summary,
    where === 'local'
      ? 'Start the local servers and keep them running: npm run dev'
      : `Start the server at ${cognitoUrl}, or remove the variables AWS_ENDPOINT_URL_*.`,
  )
}

/** Where the site's variables come from. */
export function variablesFix(place: Place): string {
  if (place.where === 'elsewhere') return elsewhere(place, 'set the variables of its pool and client')
  if (place.where === 'local') {
    return '`npm run dev` sets its own variables; to check those: npm run doctor -- --local'
  }
  return '`npm run infra:env -- --stage STAGE` writes the deployed values to a file for .env.local, Vercel or Amplify.'
}

/** For a setting of the stack that was changed by hand: CloudFormation does not notice, so deploying again keeps it. */
export function revertFix(place: Place, page: string): string {
  return fixOnAws(
    place,
    `If infra/pool.ts has changed since, deploy it: npm run deploy. If the setting was changed by hand, change it back on ${page}`,
  )
}

/** A command or page for AWS. The local servers need a restart instead; other endpoints have their own tools. */
export function fixOnAws(place: Place, fix: string): string {
  switch (place.where) {
    case 'aws':
      return fix
    case 'local':
      return 'Restart `npm run dev`: it creates everything from infra/pool.ts.'
    case 'elsewhere':
      return elsewhere(
        place,
        'change it there to match infra/pool.ts (npm run deploy follows AWS_ENDPOINT_URL)',
      )
  }
}

function elsewhere({ cognitoUrl }: Place, fix: string): string {
  return `${cognitoUrl} is not AWS: ${fix}. To call AWS, remove the variables AWS_ENDPOINT_URL_*.`
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
