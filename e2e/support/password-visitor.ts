import { expect, type Page } from '@playwright/test'
import { codeIn } from '#infra/local/inbox/mail.ts'
import type { LocalPool } from '#infra/local/start-local-pool.ts'
import { createAccount } from './accounts.ts'
import type { HttpVisitor } from './http-visitor.ts'
import { newAddress, type Visitor } from './visitor.ts'

export const PASSWORD = 'seven green ladders'
export const OTHER_PASSWORD = 'a bicycle in the rain'
/** Set by an operator for a new account. */
export const TEMPORARY_PASSWORD = 'until you have your own'

/** Cognito's own mails have no text part, and those that tell of something no code. */
function cognitoCodes(pool: LocalPool, address: string): string[] {
  const mails = pool.inbox.messages(address).filter(({ text }) => text === '')
  return mails.flatMap((mail) => codeIn(mail) ?? [])
}

/** The newest of the codes that Cognito mails itself, for confirming an address and for a new password. */
export function newestCognitoCode(pool: LocalPool, address: string): string {
  const [code] = cognitoCodes(pool, address)
  if (code === undefined) throw new Error(`Cognito mailed no code to ${address}`)
  return code
}

/** How many codes Cognito has mailed to an address. */
export function cognitoMails(pool: LocalPool, address: string): number {
  return cognitoCodes(pool, address).length
}

/** A person who has, or wants, a password. */
export class PasswordVisitor {
  constructor(
    readonly page: Page,
    private readonly visitor: Visitor,
    private readonly pool: LocalPool,
  ) {}

  async signsUp(address: string, password = PASSWORD): Promise<void> {
    await this.page.goto('/sign-up')
    await this.fillsIn(address, password, 'New password')
    await this.page.getByRole('button', { name: 'Create an account' }).click()
  }

  async isAskedToConfirm(): Promise<void> {
    await expect(this.page.getByRole('heading', { name: 'Confirm your email address' })).toBeVisible()
  }

  /** Types a code into the form of this page, whichever it is; a complete one may send itself. */
  async confirms(code: string): Promise<void> {
    await this.visitor.entersCode(code, 'Confirm')
  }

  /** Sends something that is no code; where scripts run, it does not leave the page. */
  async mistypes(typed: string): Promise<void> {
    await this.page.getByLabel('Enter the code').fill(typed)
    await this.page.getByRole('button', { name: 'Confirm' }).click()
  }

  async entersPassword(address: string, password = PASSWORD): Promise<void> {
    await this.page.goto('/sign-in')
    await this.fillsIn(address, password, 'Password')
    await this.page.getByRole('button', { name: 'Sign in' }).click()
  }

  async isAskedForCode(): Promise<void> {
    await expect(this.page.getByRole('heading', { name: 'Check your email' })).toBeVisible()
  }

  /** Password and code, to the home page. */
  async signsIn(address: string, password = PASSWORD): Promise<void> {
    await this.entersPassword(address, password)
    await this.isAskedForCode()
    await this.visitor.entersCode(await this.visitor.readsCode(address))
    await this.visitor.isHome(address)
  }

  /** Creates and confirms an account, and stops at the sign-in page. */
  async hasAnAccount(address: string, password = PASSWORD): Promise<void> {
    await this.signsUp(address, password)
    await this.isAskedToConfirm()
    await this.confirms(newestCognitoCode(this.pool, address))
    await expect(this.page.getByText('Your email address is confirmed.')).toBeVisible()
  }

  /** Asks for the code with which a new password can be chosen. */
  async forgotPassword(address: string): Promise<void> {
    await this.page.goto('/forgot-password')
    await this.page.getByLabel('Email address').fill(address)
    await this.page.getByRole('button', { name: 'Email me a code' }).click()
    await expect(this.page.getByRole('heading', { name: 'Choose a new password' })).toBeVisible()
  }

  async choosesPassword(code: string, password: string): Promise<void> {
    await this.page.getByLabel('Enter the code').fill(code)
    await this.choosesOwnPassword(password)
  }

  /** Signs in with the password that an operator chose, and is asked for another. */
  async entersTemporaryPassword(address: string): Promise<void> {
    await this.entersPassword(address, TEMPORARY_PASSWORD)
    await expect(this.page.getByText(`The password for ${address} is temporary.`)).toBeVisible()
  }

  async choosesOwnPassword(password: string): Promise<void> {
    await this.page.getByLabel('New password', { exact: true }).fill(password)
    await this.page.getByRole('button', { name: 'Change the password' }).click()
  }

  /** A new account that has entered its password and is asked for the code. Returns its address. */
  async reachesCode(): Promise<string> {
    const address = newAddress()
    await this.hasAnAccount(address)
    await this.entersPassword(address)
    await this.isAskedForCode()
    return address
  }

  /** A new account on the page where a forgotten password is replaced. Returns its address. */
  async reachesReset(): Promise<string> {
    const address = newAddress()
    await this.hasAnAccount(address)
    await this.forgotPassword(address)
    return address
  }

  /** A new account of an operator, on the page where its own password is chosen. Returns its address. */
  async reachesNewPassword(): Promise<string> {
    const address = newAddress()
    await createAccount(this.pool, address, TEMPORARY_PASSWORD)
    await this.entersTemporaryPassword(address)
    return address
  }

  private async fillsIn(address: string, password: string, label: string): Promise<void> {
    await this.page.getByLabel('Email address').fill(address)
    await this.page.getByLabel(label, { exact: true }).fill(password)
  }
}

/** The same without a browser: an account that is confirmed. */
export async function opensAccount(
  visitor: HttpVisitor,
  pool: LocalPool,
  address: string,
  password = PASSWORD,
): Promise<void> {
  await visitor.submits('/sign-up', 'Create an account', { email: address, password })
  await visitor.submits('/sign-up/confirm', 'Confirm', { code: newestCognitoCode(pool, address) })
}

/** An account that an operator created, at the page where its own password is chosen. */
export async function opensTemporaryAccount(
  visitor: HttpVisitor,
  pool: LocalPool,
  address: string,
): Promise<void> {
  await createAccount(pool, address, TEMPORARY_PASSWORD)
  await visitor.submits('/sign-in', 'Sign in', { email: address, password: TEMPORARY_PASSWORD })
}

/** Password and code, without a browser. Returns the page that comes last. */
export async function signsInWith(
  visitor: HttpVisitor,
  readsCode: () => string,
  address: string,
  password = PASSWORD,
): Promise<string> {
  await visitor.submits('/sign-in', 'Sign in', { email: address, password })
  return visitor.entersCode(readsCode())
}
