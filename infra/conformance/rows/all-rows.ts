import type { Row } from '../row.ts'
import { challengeRows } from './challenge.ts'
import { groupRows } from './groups.ts'
import { operatorRows } from './operator.ts'
import { passwordRows } from './passwords.ts'
import { signOutRows } from './sign-out.ts'
import { signUpRows } from './sign-up.ts'
import { tokenRows } from './tokens.ts'
import { triggerRows } from './triggers.ts'
import { unknownUserRows } from './unknown-user.ts'
import { wireRows } from './wire.ts'

/** Every row, in the order in which one account can be asked. */
export const allRows: readonly Row[] = [
  ...wireRows,
  ...unknownUserRows,
  ...signUpRows,
  ...challengeRows,
  ...tokenRows,
  ...groupRows,
  ...signOutRows,
  ...operatorRows,
  ...passwordRows,
  ...triggerRows,
]
