import { type Check, fail, type Problem, resultOf, skipped, warning } from '#infra/doctor/check-result.ts'
import type { Context } from '#infra/doctor/context.ts'
import { type TriggerVariables, triggerVariables } from '#infra/doctor/deployed-triggers.ts'
import { awsCommand, fixOnAws } from '#infra/doctor/remedies.ts'
import { triggerEnvironmentFaults } from '#infra/triggers/trigger-env.ts'
import { isWeakSecret } from '#lib/env.ts'
import { SIGN_IN_MODE, SignInModeSchema } from '#lib/sign-in-mode.ts'

/** What the triggers run with: complete, the same for all of them, and fit for this site. */
export const triggerSettings: Check = {
  name: 'Their variables',
  examine: async (context) => {
    const known = await triggerVariables(context)
    if (known.code === 'unknown') return skipped('no function of a trigger could be looked at')
    if (known.code === 'hidden') return resultOf([hidden(context)], '')
    if (known.code === 'undecipherable') return resultOf([undecipherable(context, known)], '')
    return resultOf(
      [...incomplete(context, known), ...unequal(context, known), ...unfit(context, known)],
      'complete, the same for all triggers, and in the mode of the site',
    )
  },
}

type Readable = Extract<TriggerVariables, { code: 'readable' }>

/** Only to be decrypted by few: whoever reads CODE_SECRET and the table can tell every live code. */
function hidden(context: Context): Problem {
  return warning(
    'They are not shown to this operator, as is meant for most: the variables, and what depends on them, go unchecked',
    fixOnAws(
      context,
      'Let somebody look who may call kms:Decrypt with the key of the stack (docs/decisions/0017).',
    ),
  )
}

type Undecipherable = Extract<TriggerVariables, { code: 'undecipherable' }>

/** Lambda decrypts them whenever it starts a function: it cannot either. */
function undecipherable(context: Context, { trigger, error, key = 'KEY' }: Undecipherable): Problem {
  const enable = awsCommand(context, `kms enable-key --key-id ${key}`)
  const keep = awsCommand(context, `kms cancel-key-deletion --key-id ${key}`)
  return fail(
    `The variables of ${trigger} cannot be decrypted (${error}): it does not start, and nobody can sign in`,
    fixOnAws(context, `Switch the key on again: ${enable}; if it waits for its deletion, first: ${keep}`),
  )
}

const REDEPLOY =
  'npm run deploy -- --stage STAGE sets them; what somebody changed by hand has to be undone first.'

function incomplete(context: Context, { of }: Readable): Problem[] {
  return of.flatMap(({ trigger, variables }) => {
    const names = triggerEnvironmentFaults(variables)
    const isWeak = !names.includes('CODE_SECRET') && isWeakSecret(variables['CODE_SECRET'] ?? '')
    return [
      ...(names.length === 0 ? [] : [`${trigger}: missing or malformed: ${names.join(', ')}`]),
      ...(isWeak ? [`${trigger}: CODE_SECRET is weak`] : []),
    ].map((what) => fail(what, fixOnAws(context, REDEPLOY)))
  })
}

/** Brings the triggers into the mode of the site. */
function startOver({ where, signInMode }: Context): string {
  return where === 'local'
    ? `restart the triggers in its mode: SIGN_IN_MODE=${signInMode} npm run dev`
    : `the triggers into its mode: npm run deploy -- --stage STAGE --sign-in-mode ${signInMode}`
}

function unequal(context: Context, { of }: Readable): Problem[] {
  const names = new Set(of.flatMap(({ variables }) => Object.keys(variables)))
  return [...names]
    .filter((name) => new Set(of.map(({ variables }) => variables[name])).size > 1)
    .map((name) => fail(`${name} is not the same for all triggers`, fixOnAws(context, REDEPLOY)))
}

function unfit(context: Context, { of }: Readable): Problem[] {
  const variables: Record<string, string> = of[0]?.variables ?? {}
  const mode = SignInModeSchema.safeParse(variables[SIGN_IN_MODE]).data ?? ''
  const origin = variables['APP_ORIGIN'] ?? ''
  const ownOrigin = context.set('APP_ORIGIN') ?? origin
  const problems: Problem[] = []
  if (mode !== '' && mode !== context.signInMode) {
    problems.push(
      fail(
        `The triggers run in the mode ${mode}, the site in ${context.signInMode}: nobody can sign in`,
        `Set SIGN_IN_MODE=${mode} for the site, or ${startOver(context)}.`,
      ),
    )
  }
  if (URL.canParse(origin) && new URL(origin).origin !== ownOrigin) {
    problems.push(
      warning(
        `Mails name ${origin}, the site is at ${ownOrigin}`,
        fixOnAws(context, `npm run deploy -- --stage STAGE --app-origin ${ownOrigin}`),
      ),
    )
  }
  return problems
}
