import type { ReactNode } from 'react'
import { PostForm } from '#app/_forms/post-form.tsx'
import { THEMES, type Theme } from '#lib/http/preferences.ts'
import { LANGUAGES, type Language, languageName, tagOf } from '#lib/language.ts'
import { fill, type Messages } from '#lib/messages/messages.ts'
import { choosePreferenceAction } from './actions.ts'

type PreferencesProps = { language: Language; theme: Theme; words: Pick<Messages, 'site' | 'ui' | 'start'> }

/** Language and colour scheme, below every page. Plain disclosures and plain buttons: they need no script. */
export function Preferences({ language, theme, words: { site: words, ui, start } }: PreferencesProps) {
  const languages = LANGUAGES.map((each) => (
    <Option key={each} name="language" value={tagOf(each)} isChosen={each === language} lang={tagOf(each)}>
      {languageName(each)}
    </Option>
  ))
  return (
    <footer>
      <PostForm
        action={choosePreferenceAction}
        person="anyone"
        offline={start.offline}
        label={words.preferences}
        className="preferences"
      >
        {LANGUAGES.length > 1 && (
          <Choice label={fill(ui.choice, { label: words.language })} chosen={languageName(language)}>
            {languages}
          </Choice>
        )}
        <Choice
          label={fill(ui.choice, { label: words.appearance })}
          chosen={words.appearances[theme]}
          className="appearance"
        >
          {THEMES.map((each) => (
            <Option key={each} name="theme" value={each} isChosen={each === theme}>
              {words.appearances[each]}
            </Option>
          ))}
        </Choice>
      </PostForm>
    </footer>
  )
}

type ChoiceProps = { label: string; chosen: string; className?: string; children: ReactNode }

function Choice({ label, chosen, className, children }: ChoiceProps) {
  return (
    <details name="preferences" {...(className === undefined ? {} : { className })}>
      <summary>
        <span className="sr-only">{`${label} `}</span>
        <span>{chosen}</span>
      </summary>
      {children}
    </details>
  )
}

type OptionProps = {
  name: string
  value: string
  isChosen: boolean
  lang?: string
  children: string
}

function Option({ isChosen, ...button }: OptionProps) {
  return <button {...(isChosen ? { 'aria-current': true } : {})} {...button} />
}
