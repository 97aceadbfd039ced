import { THEMES, type Theme } from '#lib/http/preferences.ts'
import { LANGUAGES, type Language, languageName, tagOf } from '#lib/language.ts'
import { fill, type Messages } from '#lib/messages/messages.ts'
import { choosePreferenceAction } from './actions.ts'
import { PreferencesForm } from './form.tsx'

type PreferencesProps = { language: Language; theme: Theme; words: Messages['site'] }

/** Language and colour scheme, below every page. */
export function Preferences({ language, theme, words }: PreferencesProps) {
  const languages = {
    name: 'language',
    label: fill(words.choice, { label: words.language }),
    chosen: tagOf(language),
    options: LANGUAGES.map((each) => [tagOf(each), languageName(each)] as const),
  }
  const themes = {
    name: 'theme',
    label: fill(words.choice, { label: words.appearance }),
    chosen: theme,
    options: THEMES.map((each) => [each, words.appearances[each]] as const),
  }
  return (
    <PreferencesForm
      action={choosePreferenceAction}
      label={words.preferences}
      choices={LANGUAGES.length > 1 ? [languages, themes] : [themes]}
    />
  )
}
