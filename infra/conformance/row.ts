import type { Assumptions } from '#infra/local/cognito/assumptions.ts'
import type { SignInMode } from '#lib/sign-in-mode.ts'
import type { Subject } from './subject.ts'

/** What an expectation is worth. Only of `U` nothing is known: such a row is reported as it is found. */
export const CONFIDENCES = {
  D: 'documented',
  O: 'observed on real pools',
  M: 'in the API model',
  I: 'inferred',
  U: 'unknown',
} as const

type Facts = {
  /** Never changes: reports of different days are compared by it. */
  readonly id: string
  readonly asks: string
  /** What comes, in the words that `ask` resolves to; of an unknown row, what the local Cognito is built as. */
  readonly expects: string | Readonly<Record<SignInMode, string>>
  readonly confidence: keyof typeof CONFIDENCES
  /** AWS's page, or where it was seen. */
  readonly source: string
  /** The modes that it can be asked in; both unless given. */
  readonly modes?: readonly SignInMode[]
  /** What comes with each value of a switch of the local Cognito. */
  readonly finds?: Finds
}

type Finds = readonly (readonly [assumption: Partial<Assumptions>, comes: string])[]

/** A row that goes over the wire. `ask` rejects with `NotAsked` where that is not possible. */
export type AskedRow = Facts & { readonly ask: (subject: Subject) => Promise<string> }

/** A row that no caller can settle, and why. */
type OpenRow = Facts & { readonly notAsked: string }

export type Row = AskedRow | OpenRow

/** What the rows of a switch have in common: its likely value comes first. */
export function switched(...finds: Finds): Pick<Facts, 'expects' | 'finds'> {
  return { expects: finds[0]?.[1] ?? '', finds }
}

/** The switch of a row, by its name in `infra/local/cognito/assumptions.ts`. */
export function switchOf({ finds = [] }: Row): string | undefined {
  return Object.keys(finds[0]?.[0] ?? {})[0]
}

export function expectedIn({ expects }: Row, mode: SignInMode): string {
  return typeof expects === 'string' ? expects : expects[mode]
}

/** Why a row could not be asked; its message is the whole reason. */
export class NotAsked extends Error {}
