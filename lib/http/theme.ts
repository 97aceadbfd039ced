import 'server-only'
import { readPreference, rememberPreference } from './preferences.ts'

export const THEMES = ['system', 'light', 'dark'] as const

/** The colour scheme: the device's own, or one that was chosen here. */
export type Theme = (typeof THEMES)[number]

export async function chosenTheme(): Promise<Theme> {
  return themeOf(await readPreference('theme')) ?? 'system'
}

export async function rememberTheme(theme: Theme): Promise<void> {
  await rememberPreference('theme', theme)
}

/** Undefined for anything that is none, of whatever type. */
export function themeOf(value: unknown): Theme | undefined {
  return THEMES.find((theme) => theme === value)
}
