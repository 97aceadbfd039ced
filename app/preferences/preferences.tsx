import type { ReactNode } from 'react'
import { PostForm } from '#app/_forms/post-form.tsx'
import { THEMES, type Theme } from '#lib/http/preferences.ts'
import { LANGUAGES, type Language, languageName, tagOf } from '#lib/language.ts'
import { fill, type Messages } from '#lib/messages/messages.ts'
import { chooseLanguageAction, chooseThemeAction } from './actions.ts'
import { AppearanceIcon, LanguageIcon } from './icons.tsx'

type PreferencesProps = { language: Language; theme: Theme; words: Pick<Messages, 'site' | 'ui' | 'start'> }

/** Language and colour scheme, below every page. Plain disclosures and plain buttons: they need no script. */
export function Preferences({ language, theme, words: { site: words, ui, start } }: PreferencesProps) {
  return (
    <footer className="mt-4 w-full max-w-md px-1 text-muted text-sm">
      <section aria-label={words.preferences} className="flex flex-wrap items-start gap-x-6">
        {LANGUAGES.length > 1 && (
          <Choice
            icon={<LanguageIcon />}
            label={fill(ui.choice, { label: words.language })}
            chosen={languageName(language)}
            action={chooseLanguageAction}
            offline={start.offline}
          >
            {LANGUAGES.map((each) => (
              <Option key={each} name="language" value={each} isChosen={each === language} lang={tagOf(each)}>
                {languageName(each)}
              </Option>
            ))}
          </Choice>
        )}
        <Choice
          icon={<AppearanceIcon />}
          label={fill(ui.choice, { label: words.appearance })}
          chosen={words.appearances[theme]}
          action={chooseThemeAction}
          offline={start.offline}
        >
          {THEMES.map((each) => (
            <Option key={each} name="theme" value={each} isChosen={each === theme}>
              {words.appearances[each]}
            </Option>
          ))}
        </Choice>
      </section>
    </footer>
  )
}

type ChoiceProps = {
  icon: ReactNode
  label: string
  chosen: string
  action: (form: FormData) => Promise<void>
  offline: string
  children: ReactNode
}

function Choice({ icon, label, chosen, action, offline, children }: ChoiceProps) {
  return (
    <details name="preferences" className="open:w-full">
      <summary className="flex min-h-11 cursor-pointer list-none items-center gap-2 rounded-lg hover:text-ink [&::-webkit-details-marker]:hidden">
        {icon}
        <span className="sr-only">{`${label} `}</span>
        <span className="underline decoration-line underline-offset-4">{chosen}</span>
      </summary>
      <PostForm action={action} person="anyone" offline={offline} className="flex flex-wrap gap-2 pb-3">
        {children}
      </PostForm>
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
  return (
    <button
      type="submit"
      aria-pressed={isChosen}
      className="min-h-11 cursor-pointer rounded-lg border border-field px-3.5 py-2 text-ink hover:border-ink aria-pressed:border-accent aria-pressed:bg-note-soft aria-pressed:font-semibold"
      {...button}
    />
  )
}
