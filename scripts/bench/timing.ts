import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider'
import { localAwsConfig } from '#infra/local/aws-config.ts'
import { type LocalPool, startLocalPool } from '#infra/local/start-local-pool.ts'
import { type SignInMode, SignInModeSchema } from '#lib/sign-in-mode.ts'
import { formData, type HtmlForm, HttpVisitor } from '../../e2e/support/http-visitor.ts'
import { MovableClock } from '../../e2e/support/movable-clock.ts'
import { type Site, startSite } from '../../e2e/support/site.ts'
import { newAddress } from '../../e2e/support/visitor.ts'

// Prints whether the time or the size of an answer tells if an address has an account. Takes about twenty minutes.
const SAMPLES = 200
/** So many of each kind ask at once: enough to come to an end, too few to keep a processor busy. */
const AT_ONCE = 5
const SES_MILLISECONDS = [0, 300]
const PASSWORD = 'seven green ladders'
const WRONG_PASSWORD = 'a bicycle in the rain'

const KINDS = ['known', 'unknown', 'disabled'] as const
type Kind = (typeof KINDS)[number]

type Asked = { readonly address: string; readonly visitor: HttpVisitor }
/** One form of the site; `again` goes on with the visitors of the form before it. */
type Step = {
  readonly name: string
  readonly path: string
  readonly button: string
  readonly password?: string
  readonly again?: true
}

const STEPS: Record<SignInMode, readonly Step[]> = {
  code: [
    { name: 'start', path: '/sign-in', button: 'Email me a code' },
    { name: 'resend', path: '/sign-in/code', button: 'Send the code again', again: true },
    { name: 'sign-up', path: '/sign-up', button: 'Email me a code' },
  ],
  'password-and-code': [
    { name: 'start', path: '/sign-in', button: 'Sign in', password: WRONG_PASSWORD },
    { name: 'sign-up', path: '/sign-up', button: 'Create an account', password: WRONG_PASSWORD },
    { name: 'resend', path: '/sign-up/confirm', button: 'Send the code again', again: true },
    { name: 'reset', path: '/forgot-password', button: 'Email me a code' },
  ],
}

console.log(`AUC of ${SAMPLES} samples: 0.5 tells nothing, 0 or 1 tells everything.\n`)
console.log(
  '| Mode, step, SES | known and unknown | disabled and unknown | bytes |\n| --- | --- | --- | --- |',
)
for (const mode of SignInModeSchema.unwrap().options) await measureMode(mode)

async function measureMode(mode: SignInMode): Promise<void> {
  const clock = new MovableClock()
  const pool = await startLocalPool({ clock: clock.now, signInMode: mode })
  const site = await startSite((origin) => pool.siteEnvironment(origin))
  await clock.isFollowedBy(site.runsAhead)
  for (const milliseconds of SES_MILLISECONDS) {
    const people = await Promise.all(KINDS.map((kind) => createPeople(pool, kind)))
    for (const person of people[0] ?? []) await person.visitor.get('/sign-in')
    pool.faults.mail.delayMs = milliseconds
    let asked = people
    for (const step of STEPS[mode]) {
      await clock.passes({ seconds: 61 })
      if (step.again !== true)
        asked = people.map((kind) => kind.map((person) => withNewVisitor(site, person)))
      print(`${mode}, ${step.name}, ${milliseconds} ms`, await measureStep(asked, step))
    }
    delete pool.faults.mail.delayMs
  }
  await site.stop()
  await pool.close()

  function createPeople({ cognitoUrl, poolId }: LocalPool, kind: Kind): Promise<Asked[]> {
    const client = new CognitoIdentityProviderClient(localAwsConfig(cognitoUrl))
    return Promise.all(
      Array.from({ length: SAMPLES }, async () => {
        const address = newAddress()
        if (kind !== 'unknown') await createAccount(client, poolId, address)
        if (kind === 'disabled') {
          await client.send(new AdminDisableUserCommand({ UserPoolId: poolId, Username: address }))
        }
        return { address, visitor: new HttpVisitor(site.origin) }
      }),
    )
  }
}

async function createAccount(client: CognitoIdentityProviderClient, UserPoolId: string, address: string) {
  const named = { UserPoolId, Username: address }
  const UserAttributes = [
    { Name: 'email', Value: address },
    { Name: 'email_verified', Value: 'true' },
  ]
  await client.send(new AdminCreateUserCommand({ ...named, UserAttributes, MessageAction: 'SUPPRESS' }))
  await client.send(new AdminSetUserPasswordCommand({ ...named, Password: PASSWORD, Permanent: true }))
}

function withNewVisitor(site: Site, { address }: Asked): Asked {
  return { address, visitor: new HttpVisitor(site.origin) }
}

type Sample = { readonly milliseconds: number; readonly bytes: string }

/** All kinds ask at the same time, so that load slows all of them. */
async function measureStep(asked: readonly Asked[][], step: Step): Promise<Sample[][]> {
  const samples: Sample[][] = asked.map(() => [])
  const turns = Array.from({ length: SAMPLES }, (_, index) => index)
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let turn = turns.pop(); turn !== undefined; turn = turns.pop()) {
        const people = asked.flatMap((kind) => kind[turn ?? 0] ?? [])
        const forms = await Promise.all(people.map(({ visitor }) => visitor.form(step.path, step.button)))
        // Who asks first is served first, so each kind is first as often as the others.
        const order = people.map((_, kind) => (kind + (turn ?? 0)) % people.length)
        await Promise.all(
          order.map(async (kind) => {
            const person = people[kind]
            if (person !== undefined) samples[kind]?.push(await timed(person, step, forms[kind]))
          }),
        )
      }
    }),
  )
  return samples
}

async function timed({ visitor, address }: Asked, step: Step, form: HtmlForm | undefined): Promise<Sample> {
  if (form === undefined) throw new Error(`${step.path} has no form`)
  const { name: _, path, password } = step
  const entered =
    step.again === true ? {} : { email: address, ...(password === undefined ? {} : { password }) }
  const begun = performance.now()
  const answer = await visitor.posts(path, formData(form, entered))
  const body = await answer.text()
  const milliseconds = performance.now() - begun
  const cookies = answer.headers.getSetCookie().map(({ length }) => length)
  return { milliseconds, bytes: [answer.status, body.length, ...cookies].join(' ') }
}

function print(what: string, [known = [], unknown = [], disabled = []]: Sample[][]): void {
  const alike = new Set(
    [known, unknown, disabled].map((kind) => [...new Set(kind.map(({ bytes }) => bytes))].sort().join()),
  )
  const bytes = alike.size === 1 ? 'equal' : [...alike].join(' / ')
  console.log(
    `| ${what} | ${auc(known, unknown).toFixed(2)} | ${auc(disabled, unknown).toFixed(2)} | ${bytes} |`,
  )
}

/** How often a sample of the one takes longer than one of the other: the area under the ROC curve. */
function auc(ones: readonly Sample[], others: readonly Sample[]): number {
  let longer = 0
  for (const { milliseconds: one } of ones) {
    for (const { milliseconds: other } of others) longer += one > other ? 1 : one === other ? 0.5 : 0
  }
  return longer / (ones.length * others.length)
}
