'use server'

import { revalidatePath } from 'next/cache'
import { anyone, postAction } from '#app/_forms/server-action.ts'
import { textField } from '#lib/http/form-field.ts'
import { rememberLanguage, rememberTheme, themeOf } from '#lib/http/preferences.ts'
import { languageOf } from '#lib/language.ts'

const MAX_CHOICE = 20

export const choosePreferenceAction = postAction({ requires: anyone })(async ({ form }) => {
  const language = languageOf(textField(form, 'language', MAX_CHOICE))
  const theme = themeOf(textField(form, 'theme', MAX_CHOICE))
  if (language !== undefined) await rememberLanguage(language)
  if (theme !== undefined) await rememberTheme(theme)
  revalidatePath('/', 'layout')
})
