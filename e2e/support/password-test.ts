import { PasswordVisitor } from './password-visitor.ts'
import { test as base } from './test.ts'

export { expect } from './test.ts'

/** Tests of the mode with passwords; the project starts pool and site in it. */
export const test = base.extend<{ person: PasswordVisitor }>({
  person: async ({ page, visitor, pool }, use) => {
    await use(new PasswordVisitor(page, visitor, pool))
  },
})
