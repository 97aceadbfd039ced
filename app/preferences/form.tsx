'use client'

import { PostForm } from '#app/_forms/post-form.tsx'

type Choice = {
  readonly name: string
  readonly label: string
  readonly chosen: string
  readonly options: readonly (readonly [value: string, text: string])[]
}

type PreferencesFormProps = {
  action: (form: FormData) => Promise<void>
  label: string
  choices: readonly Choice[]
}

/**
 * Plain disclosures and plain buttons: they need no script. A client component, so that the page's data holds its props only, not each
 * element: docs/decisions/0045
 */
export function PreferencesForm({ action, label, choices }: PreferencesFormProps) {
  return (
    <footer>
      <PostForm action={action} person="anyone" label={label} className="preferences">
        {choices.map((choice) => (
          <details key={choice.name} name="preferences" className={choice.name}>
            <summary>
              <span className="sr-only">{choice.label} </span>
              <span>{choice.options.find(([value]) => value === choice.chosen)?.[1]}</span>
            </summary>
            {choice.options.map(([value, text]) => (
              <button
                key={value}
                type="submit"
                name={choice.name}
                value={value}
                lang={choice.name === 'language' ? value : undefined}
                aria-current={value === choice.chosen ? true : undefined}
              >
                {text}
              </button>
            ))}
          </details>
        ))}
      </PostForm>
    </footer>
  )
}
