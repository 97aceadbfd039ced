import type { Command, Option } from './command.ts'

const WHERE: Record<string, Option> = {
  region: { value: 'REGION', says: 'The AWS region; AWS_REGION or the profile says it otherwise.' },
  profile: { value: 'NAME', says: 'The profile whose credentials are used; AWS_PROFILE otherwise.' },
}

const STAGE: Option = {
  choices: ['dev', 'prod'],
  says: 'dev leaves nothing behind when it is destroyed, prod is protected.',
  isRequired: true,
}

const YES: Option = { says: 'Asks nothing.' }

const PARAMETERS: Record<string, Option> = {
  stage: STAGE,
  sender: { value: 'ADDRESS', says: 'The address that all mails come from. The first deployment needs it.' },
  appOrigin: {
    value: 'URL',
    says: 'Where the site lives, for the last line of mails. A prod stage needs it;\nhttp://localhost:3000 in dev.',
  },
  signInMode: {
    choices: ['code', 'password-and-code'],
    says: 'The e-mailed code alone, by default, or a password before it.',
  },
  plan: {
    choices: ['essentials', 'lite'],
    says: "Cognito's feature plan: essentials, by default; lite costs less and does not\nrotate refresh tokens. docs/cost.md compares them.",
  },
  senderIdentity: {
    value: 'IDENTITY',
    says: "What SES has verified: the sender's domain (by default), one above it, or the\naddress itself.",
  },
  createIdentity: {
    says: 'Makes that identity, in a stack of its own, says its DNS records, and waits\nuntil SES has verified it. --no-create-identity, by default, takes an existing\none.',
  },
  codeDigits: { value: 'NUMBER', says: 'How long codes are: 6 (by default) to 8.' },
  codeAtStart: {
    says: "Mails the code at InitiateAuth, for apps that expect it there (the tutorial's\nAmplify app). Limits by client address and known browsers do not apply to that\nmail. --no-code-at-start is the default.",
  },
  alarmTopicArn: { value: 'ARN', says: 'An existing SNS topic that hears of alarms.' },
}

const REMEMBERED =
  'A stage remembers what it was deployed with: only --stage and what changes need to be said again. An option with\nnothing behind it, such as --alarm-topic-arn=, goes back to its default.'

export const commands: Readonly<Record<string, Command>> = {
  deploy: {
    example:
      'npm run deploy -- --stage prod --sender no-reply@example.com --app-origin https://www.example.com',
    says: `Deploys a stage to AWS, or updates it, after it has said what will happen. It may be interrupted: the same command, once\nmore, goes on where it stopped.\n${REMEMBERED}`,
    options: { ...PARAMETERS, yes: YES, ...WHERE },
    load: async () => (await import('./deploy.ts')).run,
  },
  diff: {
    example: 'npm run diff -- --stage prod',
    says: `Shows what npm run deploy with the same options would change.\n${REMEMBERED}`,
    options: { ...PARAMETERS, ...WHERE },
    load: async () => (await import('./diff.ts')).run,
  },
  destroy: {
    example: 'npm run destroy -- --stage dev',
    says: 'Destroys a stage, after it has said what will be gone and what stays, and has been told the name of the stack. A\nprotected stage is refused.',
    options: {
      stage: STAGE,
      withSender: { says: 'Destroys the stack of the SES identity, too, if this stage made one.' },
      yes: YES,
      ...WHERE,
    },
    load: async () => (await import('./destroy.ts')).run,
  },
  'infra:env': {
    example: 'npm run infra:env -- --stage prod --app-origin https://www.example.com --for vercel',
    says: "Writes the site's variables for a deployed stage to a file that only you can read, and says how they get to the\nplatform. Its SESSION_SECRET is made here, unless the file has one.",
    options: {
      stage: STAGE,
      appOrigin: { value: 'URL', says: 'Where the site lives; as it was deployed unless said here.' },
      for: {
        choices: ['local', 'vercel', 'amplify'],
        says: 'Where the site will run; on this machine unless said here.',
      },
      out: { value: 'FILE', says: '.env.local, .env.vercel or .env.amplify.json unless said here.' },
      force: { says: 'Changes a file that has other values. What it has besides stays.' },
      showSecret: { says: "Shows the client's secret and the session secret on the screen." },
      ...WHERE,
    },
    load: async () => (await import('./infra-env.ts')).run,
  },
  conformance: {
    example: 'npm run conformance -- --stage dev --email anna@example.com',
    says: "Asks a pool, row by row, whether it behaves as the local Cognito does, and prints a report for an issue. Without --stage\nit asks the servers of npm run dev. It makes one account of its own, deletes it at the end, and touches no other; a\nstage's operator types the codes that are emailed to it. The stage prod is refused.",
    options: {
      stage: { choices: ['dev', 'prod'], says: 'The deployed stage that is asked: dev.' },
      email: {
        value: 'ADDRESS',
        says: 'Where the account of a stage gets its codes. It must have no account there yet.',
      },
      ...WHERE,
    },
    load: async () => (await import('./conformance.ts')).run,
    loadLocally: async () => (await import('../../conformance/local.ts')).runLocally,
  },
}
