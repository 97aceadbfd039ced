import type { Unanswered } from './asked.ts'
import { type Trouble, wrong } from './finding.ts'
import type { Look } from './look.ts'

/** What a person does about a question that has no answer. */
export function troubleOf(look: Look, unanswered: Unanswered): Trouble {
  switch (unanswered.code) {
    case 'not-asked':
      return wrong(unanswered.why, 'Set it too, or look at the local servers: npm run doctor -- --local')
    case 'denied':
      return wrong(
        `This operator may not call ${unanswered.action}`,
        `Allow ${unanswered.action} to it; npm run doctor -- --help lists everything that is read.`,
      )
    case 'not-found':
      return wrong(
        `${unanswered.action} knows none of this name in ${look.region}`,
        'Compare the name and the AWS account: aws sts get-caller-identity',
      )
    case 'no-credentials':
      return wrong(
        'There are no AWS credentials',
        'Sign in to AWS: aws sso login, or export AWS_PROFILE=NAME',
      )
    case 'bad-credentials':
      return wrong(
        `AWS does not take these credentials (${unanswered.name})`,
        'Sign in to AWS again: aws sso login, or export AWS_PROFILE=NAME. A wrong clock does it, too.',
      )
    case 'unreachable':
      return wrong(`Nobody answers to ${unanswered.action} (${unanswered.name})`, start(look))
    case 'failed':
      return wrong(
        `${unanswered.action} failed: ${unanswered.name}: ${unanswered.message}`,
        'Look again in a minute; https://health.aws.amazon.com/health/status tells of outages.',
      )
  }
}

/** The way to a server that does not answer. */
export function start({ where, cognitoUrl }: Pick<Look, 'where' | 'cognitoUrl'>): string {
  if (where === 'local') return 'Start the local servers, and leave them running: npm run dev'
  if (where === 'elsewhere') return `Start what should answer at ${cognitoUrl}, or remove AWS_ENDPOINT_URL...`
  return "Check this machine's network (Node.js uses no proxy by itself) and the region in COGNITO_USER_POOL_ID."
}
