import { type Check, fail, type Problem, resultOf, skipped, warning } from '#infra/doctor/check-result.ts'
import type { Context } from '#infra/doctor/context.ts'
import type { TriggerVariables } from '#infra/doctor/deployed-triggers.ts'
import { awsCommand, fixOnAws } from '#infra/doctor/remedies.ts'
import { sprayYield, yieldText } from '#infra/triggers/spray-yield.ts'
import { triggerEnvironmentFaults } from '#infra/triggers/trigger-env.ts'
import { isWeakSecret } from '#lib/env.ts'
import { CODE_LENGTH } from '#lib/limits.ts'
import { SIGN_IN_MODE, SignInModeSchema } from '#lib/sign-in-mode.ts'

/** The triggers' environment variables are complete, the same for all, and match the site. */
export const triggerSettings: Check = {
  name: 'Trigger variables',
  run: async (context) => {
    const known = await context.triggerVariables()
    if (known.code === 'unknown') return skipped('no trigger function could be read')
    if (known.code === 'hidden') return resultOf([hidden(context)], '')
    if (known.code === 'undecipherable') return resultOf([undecipherable(context, known)], '')
    return resultOf(
      [...incomplete(context, known), ...unequal(context, known), ...unfit(context, known)],
      `complete, equal for all triggers, and in the mode of the site; ${guessing(known)}`,
    )
  },
}

type Readable = Extract<TriggerVariables, { code: 'readable' }>

/** Intended: CODE_SECRET and the table together reveal every live code, so few may decrypt it. */
function hidden(context: Context): Problem {
  return warning(
    'These credentials may not decrypt the trigger environment variables, which is intended for most operators; they are not checked',
    fixOnAws(
      context,
      'Run the doctor with credentials that allow kms:Decrypt on the key of the stack (docs/decisions/0017).',
    ),
  )
}

type Undecipherable = Extract<TriggerVariables, { code: 'undecipherable' }>

/** Lambda decrypts them when it starts a function, so that fails too. */
function undecipherable(context: Context, { trigger, error, key = 'KEY' }: Undecipherable): Problem {
  const enable = awsCommand(context, `kms enable-key --key-id ${key}`)
  const keep = awsCommand(context, `kms cancel-key-deletion --key-id ${key}`)
  return fail(
    `The variables of ${trigger} cannot be decrypted (${error}): the function does not start, and sign-ins fail`,
    fixOnAws(context, `Enable the key again: ${enable}; if it is pending deletion, first: ${keep}`),
  )
}

const REDEPLOY = 'npm run deploy -- --stage STAGE sets them; first undo changes made by hand.'

function incomplete(context: Context, { all }: Readable): Problem[] {
  return all.flatMap(({ trigger, variables }) => {
    const names = triggerEnvironmentFaults(variables)
    const isWeak = !names.includes('CODE_SECRET') && isWeakSecret(variables['CODE_SECRET'] ?? '')
    return [
      ...(names.length === 0 ? [] : [`${trigger}: missing or malformed: ${names.join(', ')}`]),
      ...(isWeak ? [`${trigger}: CODE_SECRET is weak`] : []),
    ].map((summary) => fail(summary, fixOnAws(context, REDEPLOY)))
  })
}

/** What the number of digits is worth: docs/limits.md has the figures of the others. */
function guessing({ all }: Readable): string {
  const digits = Number(all[0]?.variables['CODE_DIGITS'] ?? CODE_LENGTH.least)
  const { ipv4, slash48 } = sprayYield(digits)
  const from = `${yieldText(ipv4)} from an IPv4 address, ${yieldText(slash48)} from a /48 of IPv6`
  return `a year of guessing codes of ${digits} digits at many accounts gets into ${from}`
}

function triggersIntoMode({ where, signInMode }: Context): string {
  return where === 'local'
    ? `restart the triggers in that mode: SIGN_IN_MODE=${signInMode} npm run dev`
    : `deploy the triggers in that mode: npm run deploy -- --stage STAGE --sign-in-mode ${signInMode}`
}

function unequal(context: Context, { all }: Readable): Problem[] {
  const names = new Set(all.flatMap(({ variables }) => Object.keys(variables)))
  return [...names]
    .filter((name) => new Set(all.map(({ variables }) => variables[name])).size > 1)
    .map((name) => fail(`${name} differs between triggers`, fixOnAws(context, REDEPLOY)))
}

function unfit(context: Context, { all }: Readable): Problem[] {
  const variables: Record<string, string> = all[0]?.variables ?? {}
  const mode = SignInModeSchema.safeParse(variables[SIGN_IN_MODE]).data ?? ''
  const origin = variables['APP_ORIGIN'] ?? ''
  const ownOrigin = context.variable('APP_ORIGIN') ?? origin
  const problems: Problem[] = []
  if (mode !== '' && mode !== context.signInMode) {
    problems.push(
      fail(
        `The triggers run in mode ${mode}, the site in mode ${context.signInMode}: sign-ins fail`,
        `Set SIGN_IN_MODE=${mode} for the site, or ${triggersIntoMode(context)}`,
      ),
    )
  }
  if (URL.canParse(origin) && new URL(origin).origin !== ownOrigin) {
    problems.push(
      warning(
        `Emails link to ${origin}, but the site is at ${ownOrigin}`,
        fixOnAws(context, `npm run deploy -- --stage STAGE --app-origin ${ownOrigin}`),
      ),
    )
  }
  return problems
}
