import {
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider'
import { localAwsConfig } from '#infra/local/aws-config.ts'
import { type LocalPool, startLocalPool } from '#infra/local/start-local-pool.ts'
import { type SignInMode, SignInModeSchema } from '#lib/sign-in-mode.ts'
import { createAccount, disableAccount } from '../../e2e/support/accounts.ts'
import { formData, type HtmlForm, HttpVisitor } from '../../e2e/support/http-visitor.ts'
import { MovableClock } from '../../e2e/support/movable-clock.ts'
import { startSite } from '../../e2e/support/site.ts'
import { newAddress } from '../../e2e/support/visitor.ts'
import { inBatches } from './measure.ts'

// Prints whether the time of an answer tells if an address has an account. Takes about half an hour; a smaller number of samples,
// as an argument, less.
const SAMPLES = Number(process.argv[2] ?? 200)
/** So many of each kind ask at once: enough to come to an end, too few to keep a processor busy. */
const AT_ONCE = 5
const SES_MILLISECONDS = [0, 300]
const PASSWORD = 'seven green ladders'
const WRONG = { password: 'a bicycle in the rain' }

const KINDS = ['known', 'unknown', 'disabled'] as const
type Kind = (typeof KINDS)[number]
type Person = { readonly kind: Kind; readonly address: string; visitor: HttpVisitor }
type Milliseconds = Record<Kind, number[]>

/** One form of the site, and what is entered beside the address; without entries it goes on with the visitors of the form before it. */
type Step = {
  readonly name: string
  readonly path: string
  readonly button: string
  readonly entries?: Record<string, string>
}

const STEPS: Record<SignInMode, readonly Step[]> = {
  code: [
    { name: 'start', path: '/sign-in', button: 'Email me a code', entries: {} },
    { name: 'resend', path: '/sign-in/code', button: 'Send the code again' },
    { name: 'sign-up', path: '/sign-up', button: 'Email me a code', entries: {} },
  ],
  'password-and-code': [
    { name: 'start', path: '/sign-in', button: 'Sign in', entries: WRONG },
    { name: 'sign-up', path: '/sign-up', button: 'Create an account', entries: WRONG },
    { name: 'resend', path: '/sign-up/confirm', button: 'Send the code again' },
    { name: 'reset', path: '/forgot-password', button: 'Email me a code', entries: {} },
  ],
}

console.log(`AUC of ${SAMPLES} samples: 0.5 tells nothing, 0 or 1 tells everything.\n`)
console.log('| Mode, step, SES | known and unknown | disabled and unknown |')
console.log('| --- | --- | --- |')
for (const mode of SignInModeSchema.unwrap().options) await measureMode(mode)

async function measureMode(mode: SignInMode): Promise<void> {
  const clock = new MovableClock()
  const pool = await startLocalPool({ clock: clock.now, signInMode: mode })
  const site = await startSite((origin) => pool.siteEnvironment(origin))
  await clock.isFollowedBy(site.runsAhead)
  for (const milliseconds of SES_MILLISECONDS) {
    const newVisitor = () => new HttpVisitor(site.origin)
    const person = async (kind: Kind) => ({
      kind,
      address: await addressOf(kind, pool),
      visitor: newVisitor(),
    })
    const samples = [...Array(SAMPLES).keys()]
    const rounds = await inBatches(AT_ONCE, samples, () => Promise.all(KINDS.map(person)))
    pool.faults.mail.delayMs = milliseconds
    for (const step of STEPS[mode]) {
      await clock.passes({ seconds: 61 })
      if (step.entries !== undefined) for (const person of rounds.flat()) person.visitor = newVisitor()
      print(`${mode}, ${step.name}, ${milliseconds} ms`, await measureStep(rounds, step))
    }
    delete pool.faults.mail.delayMs
  }
  await site.stop()
  await pool.close()
}

async function addressOf(kind: Kind, pool: LocalPool): Promise<string> {
  const address = newAddress()
  if (kind === 'unknown') return address
  await createAccount(pool, address, PASSWORD)
  const client = new CognitoIdentityProviderClient(localAwsConfig(pool.cognitoUrl))
  const chosen = { Password: PASSWORD, Permanent: true }
  await client.send(
    new AdminSetUserPasswordCommand({ UserPoolId: pool.poolId, Username: address, ...chosen }),
  )
  client.destroy()
  if (kind === 'disabled') await disableAccount(pool, address)
  return address
}

/** All kinds ask at the same time, so that load slows all of them. */
async function measureStep(rounds: readonly Person[][], step: Step): Promise<Milliseconds> {
  const samples: Milliseconds = { known: [], unknown: [], disabled: [] }
  await inBatches(AT_ONCE, rounds, async (people, turn) => {
    const opened = await Promise.all(
      people.map(async (person) => ({ person, form: await person.visitor.form(step.path, step.button) })),
    )
    // Who asks first is served first, so each kind is first as often as the others.
    const first = turn % KINDS.length
    await Promise.all(
      [...opened.slice(first), ...opened.slice(0, first)].map(async ({ person, form }) => {
        samples[person.kind].push(await timed(person, step, form))
      }),
    )
  })
  return samples
}

async function timed({ visitor, address }: Person, { path, entries }: Step, form: HtmlForm): Promise<number> {
  const entered = entries === undefined ? {} : { email: address, ...entries }
  const begun = performance.now()
  const answer = await visitor.posts(path, formData(form, entered))
  await answer.arrayBuffer()
  return performance.now() - begun
}

function print(what: string, { known, unknown, disabled }: Milliseconds): void {
  console.log(`| ${what} | ${auc(known, unknown)} | ${auc(disabled, unknown)} |`)
}

/** How often a sample of the one takes longer than one of the other: the area under the ROC curve. */
function auc(ones: readonly number[], others: readonly number[]): string {
  const pairs = ones.flatMap((one) => others.map((other) => Math.sign(one - other)))
  return (pairs.reduce<number>((sum, sign) => sum + (sign + 1) / 2, 0) / pairs.length).toFixed(2)
}
