import { type Check, found, skipped, type Trouble, warning, wrong } from '#infra/doctor/finding.ts'
import type { Look } from '#infra/doctor/look.ts'
import { awsCommand, onAws } from '#infra/doctor/mending.ts'
import { type TriggerVariables, triggerVariables } from '#infra/doctor/trigger-variables.ts'
import { triggerEnvironmentFaults } from '#infra/triggers/environment.ts'
import { isWeakSecret } from '#lib/env.ts'
import { SIGN_IN_MODE, SignInModeSchema } from '#lib/sign-in-mode.ts'

/** What the triggers run with: complete, the same for all of them, and fit for this site. */
export const triggerSettings: Check = {
  name: 'Their variables',
  examine: async (look) => {
    const known = await triggerVariables(look)
    if (known.code === 'unknown') return skipped('no function of a trigger could be looked at')
    if (known.code === 'hidden') return found([hidden(look)], '')
    if (known.code === 'undecipherable') return found([undecipherable(look, known)], '')
    return found(
      [...incomplete(look, known), ...unequal(look, known), ...unfit(look, known)],
      'complete, the same for all triggers, and in the mode of the site',
    )
  },
}

type Readable = Extract<TriggerVariables, { code: 'readable' }>

/** Only to be decrypted by few: whoever reads CODE_SECRET and the table can tell every live code. */
function hidden(look: Look): Trouble {
  return warning(
    'They are not shown to this operator, as is meant for most: the variables, and what depends on them, go unchecked',
    onAws(
      look,
      'Let somebody look who may call kms:Decrypt with the key of the stack (docs/decisions/0017).',
    ),
  )
}

type Undecipherable = Extract<TriggerVariables, { code: 'undecipherable' }>

/** Lambda decrypts them whenever it starts a function: it cannot either. */
function undecipherable(look: Look, { trigger, error, key = 'KEY' }: Undecipherable): Trouble {
  const enable = awsCommand(look, `kms enable-key --key-id ${key}`)
  const keep = awsCommand(look, `kms cancel-key-deletion --key-id ${key}`)
  return wrong(
    `The variables of ${trigger} cannot be decrypted (${error}): it does not start, and nobody can sign in`,
    onAws(look, `Switch the key on again: ${enable}; if it waits for its deletion, first: ${keep}`),
  )
}

const REDEPLOY =
  'npm run deploy -- --stage STAGE sets them; what somebody changed by hand has to be undone first.'

function incomplete(look: Look, { of }: Readable): Trouble[] {
  return of.flatMap(({ trigger, variables }) => {
    const names = triggerEnvironmentFaults(variables)
    const isWeak = !names.includes('CODE_SECRET') && isWeakSecret(variables['CODE_SECRET'] ?? '')
    return [
      ...(names.length === 0 ? [] : [`${trigger}: missing or malformed: ${names.join(', ')}`]),
      ...(isWeak ? [`${trigger}: CODE_SECRET is weak`] : []),
    ].map((what) => wrong(what, onAws(look, REDEPLOY)))
  })
}

/** Brings the triggers into the mode of the site. */
function startOver({ where, signInMode }: Look): string {
  return where === 'local'
    ? `restart the triggers in its mode: SIGN_IN_MODE=${signInMode} npm run dev`
    : `the triggers into its mode: npm run deploy -- --stage STAGE --sign-in-mode ${signInMode}`
}

function unequal(look: Look, { of }: Readable): Trouble[] {
  const names = new Set(of.flatMap(({ variables }) => Object.keys(variables)))
  return [...names]
    .filter((name) => new Set(of.map(({ variables }) => variables[name])).size > 1)
    .map((name) => wrong(`${name} is not the same for all triggers`, onAws(look, REDEPLOY)))
}

function unfit(look: Look, { of }: Readable): Trouble[] {
  const variables: Record<string, string> = of[0]?.variables ?? {}
  const mode = SignInModeSchema.safeParse(variables[SIGN_IN_MODE]).data ?? ''
  const origin = variables['APP_ORIGIN'] ?? ''
  const ownOrigin = look.set('APP_ORIGIN') ?? origin
  const troubles: Trouble[] = []
  if (mode !== '' && mode !== look.signInMode) {
    troubles.push(
      wrong(
        `The triggers run in the mode ${mode}, the site in ${look.signInMode}: nobody can sign in`,
        `Set SIGN_IN_MODE=${mode} for the site, or ${startOver(look)}.`,
      ),
    )
  }
  if (URL.canParse(origin) && new URL(origin).origin !== ownOrigin) {
    troubles.push(
      warning(
        `Mails name ${origin}, the site is at ${ownOrigin}`,
        onAws(look, `npm run deploy -- --stage STAGE --app-origin ${ownOrigin}`),
      ),
    )
  }
  return troubles
}
