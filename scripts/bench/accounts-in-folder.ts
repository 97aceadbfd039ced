import { type State, stateIn } from '#infra/local/cognito/state.ts'
import { newSub } from '#infra/local/cognito/users.ts'
import { statePaths } from '#infra/local/state-folder.ts'
import { openStore } from '#infra/local/store.ts'
import { addressOf } from './people.ts'

/** Leaves accounts in a state folder, for a local pool that starts there: people who have signed in before. */
export async function leaveAccounts(folder: string, count: number): Promise<void> {
  const store = await openStore(statePaths(folder).cognito)
  const state = stateIn(store)
  for (let person = 0; person < count; person += 1) addAccount(state, addressOf(person))
  await store.flush()
  await store.close()
}

function addAccount({ users, subsByEmail }: State, email: string): void {
  const sub = newSub()
  const now = Date.now()
  users.set(sub, {
    sub,
    attributes: { email, email_verified: 'true', locale: 'en' },
    status: 'CONFIRMED',
    enabled: true,
    createdAt: now,
    modifiedAt: now,
    confirmAttempts: [],
    resends: [],
    recoveries: [],
    recoveryAttempts: [],
    passwordChanges: [],
  })
  subsByEmail.set(email, sub)
}
