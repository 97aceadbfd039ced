import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '#lib/limits.ts'
import { fill, type Messages } from '#lib/messages/messages.ts'

export type PasswordErrors = Readonly<Record<keyof Messages['password']['faults'], string>>

/** What may be wrong with a password that was entered, or chosen. */
export function passwordErrors({ faults }: Messages['password']): PasswordErrors {
  const lengths = { least: MIN_PASSWORD_LENGTH, most: MAX_PASSWORD_LENGTH }
  return { ...faults, short: fill(faults.short, lengths), long: fill(faults.long, lengths) }
}
