import type { NameFault } from './account-state.ts'

export const nameFaults: Record<NameFault, string> = {
  'too-long': 'Use 60 characters or fewer',
  characters: 'Use letters, numbers and ordinary signs only',
}

export const unavailable = "We can't do that right now. Nothing was changed. Try again in a few minutes."
