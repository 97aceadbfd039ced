'use server'

import { revalidatePath } from 'next/cache'
import { requireSameOrigin } from '#lib/http/csrf.ts'
import { textField } from '#lib/http/form-field.ts'
import { rememberLanguage, rememberTheme, themeOf } from '#lib/http/preferences.ts'
import { requestedPath, showAgain } from '#lib/http/redirects.ts'
import { languageOf } from '#lib/language.ts'

const MAX_TYPED = 20

export async function chooseLanguageAction(form: FormData): Promise<void> {
  await requireSameOrigin()
  const language = languageOf(textField(form, 'language', MAX_TYPED))
  if (language !== undefined) await rememberLanguage(language)
  await lookAgain()
}

export async function chooseThemeAction(form: FormData): Promise<void> {
  await requireSameOrigin()
  const theme = themeOf(textField(form, 'theme', MAX_TYPED))
  if (theme !== undefined) await rememberTheme(theme)
  await lookAgain()
}

/** The same page, and the layout around it, as it looks from now on. */
async function lookAgain(): Promise<void> {
  revalidatePath('/', 'layout')
  await showAgain(await requestedPath())
}
