import type { Command, Option } from './command.ts'

const WHERE: Record<string, Option> = {
  region: { value: 'REGION', help: 'The AWS region; by default AWS_REGION, or that of the profile.' },
  profile: { value: 'NAME', help: 'The profile with the AWS credentials; by default AWS_PROFILE.' },
}

const STAGE: Option = {
  choices: ['dev', 'prod'],
  help: 'dev can be destroyed completely; prod is protected.',
  isRequired: true,
}

const YES: Option = { help: 'Skips the question.' }

const PARAMETERS: Record<string, Option> = {
  stage: STAGE,
  sender: { value: 'ADDRESS', help: 'The sender of all emails. Required for the first deployment.' },
  appOrigin: {
    value: 'URL',
    help: 'The origin of the site, which emails link to. Required for prod;\nhttp://localhost:3000 by default in dev.',
  },
  signInMode: {
    choices: ['code', 'password-and-code'],
    help: 'An emailed code alone (by default), or a password first.',
  },
  plan: {
    choices: ['essentials', 'lite'],
    help: "Cognito's feature plan, by default essentials. lite costs less and does not\nrotate refresh tokens; docs/cost.md compares them.",
  },
  senderIdentity: {
    value: 'IDENTITY',
    help: "The SES identity: the sender's domain (by default), a parent domain, or the\naddress itself.",
  },
  createIdentity: {
    help: 'Creates that identity in a separate stack, prints its DNS records, and waits\nuntil SES has verified it. --no-create-identity (by default) uses an existing\none.',
  },
  codeDigits: { value: 'NUMBER', help: 'The number of digits of a code: 6 (by default) to 8.' },
  codeAtStart: {
    help: "Sends the code at InitiateAuth, for apps that expect it there (the tutorial's\nAmplify app). Limits by client address and known browsers do not apply to that\nemail. By default --no-code-at-start.",
  },
  alarmTopicArn: { value: 'ARN', help: 'An existing SNS topic for alarms.' },
}

const REMEMBERED =
  'A stage remembers its options: pass only --stage and what changes. An option without a value, such as\n--alarm-topic-arn=, returns to its default.'

export const commands: Readonly<Record<string, Command>> = {
  deploy: {
    example:
      'npm run deploy -- --stage prod --sender no-reply@example.com --app-origin https://www.example.com',
    help: `Deploys or updates a stage on AWS, after it has printed the steps and asked. If it is interrupted, run the same command\nagain: it continues from there.\n${REMEMBERED}`,
    options: { ...PARAMETERS, yes: YES, ...WHERE },
    load: async () => (await import('./deploy.ts')).run,
  },
  diff: {
    example: 'npm run diff -- --stage prod',
    help: `Shows what npm run deploy with the same options would change.\n${REMEMBERED}`,
    options: { ...PARAMETERS, ...WHERE },
    load: async () => (await import('./diff.ts')).run,
  },
  destroy: {
    example: 'npm run destroy -- --stage dev',
    help: 'Destroys a stage, after it has printed what is deleted and what remains, and you have typed the name of the stack. A\nprotected stage is not destroyed.',
    options: {
      stage: STAGE,
      withSender: { help: 'Also destroys the stack of the SES identity, if this stage created one.' },
      yes: YES,
      ...WHERE,
    },
    load: async () => (await import('./destroy.ts')).run,
  },
  'infra:env': {
    example: 'npm run infra:env -- --stage prod --app-origin https://www.example.com --for vercel',
    help: "Writes the site's variables for a deployed stage to a file that only you can read, and prints how to copy them to the\nplatform. It generates a SESSION_SECRET, unless the file has one.",
    options: {
      stage: STAGE,
      appOrigin: { value: 'URL', help: 'The origin of the site; by default that of the deployment.' },
      for: {
        choices: ['local', 'vercel', 'amplify'],
        help: 'Where the site will run; by default local.',
      },
      out: { value: 'FILE', help: 'By default .env.local, .env.vercel or .env.amplify.json.' },
      force: { help: 'Replaces other values in the file, and keeps its other variables.' },
      showSecret: { help: 'Prints the client secret and the session secret.' },
      ...WHERE,
    },
    load: async () => (await import('./infra-env.ts')).run,
  },
  conformance: {
    example: 'npm run conformance -- --stage dev --email anna@example.com',
    help: 'Tests whether a pool behaves as the local Cognito does, and prints a report for an issue. Without --stage it tests the\nservers of npm run dev. It creates one account, deletes it at the end, and changes no other; you type the codes that\nare emailed to it. It does not run on the stage prod.',
    options: {
      stage: { choices: ['dev', 'prod'], help: 'The deployed stage to test: dev.' },
      email: {
        value: 'ADDRESS',
        help: 'The address of that account. It must have no account in the stage yet.',
      },
      ...WHERE,
    },
    load: async () => (await import('./conformance.ts')).run,
    loadLocally: async () => {
      const { runLocally } = await import('../../conformance/local.ts')
      return (print, _, interruption) => runLocally(print, interruption())
    },
  },
  people: {
    example: 'npm run people -- show anna@example.com --stage prod',
    help: 'Shows the account of a person: its status, its groups, and why a code may not come. Gives tries and emails back, changes\ngroups, disables and enables the account, and ends its sessions. It never shows or makes a code. Without --stage it\nworks in the pool of npm run dev. docs/people.md explains it, and has the policy of an operator.',
    forms: [
      'show ADDRESS',
      'unlock ADDRESS',
      'group add ADDRESS GROUP',
      'group remove ADDRESS GROUP',
      'disable ADDRESS',
      'enable ADDRESS',
      'sign-out ADDRESS',
    ],
    options: {
      stage: { choices: ['dev', 'prod'], help: 'The deployed stage; by default the local pool.' },
      clientAddress: {
        value: 'IP',
        help: "The person's IP address, if you know it. show tells its limits, too; unlock gives\nback its part of the emails to + addresses.",
      },
      ...WHERE,
    },
    load: async () => (await import('./people.ts')).run,
    loadLocally: async () => {
      const { runLocally } = await import('../../people/local.ts')
      return (print, given) => runLocally(print, given)
    },
  },
}
