/** The site's own flow tests with passwords, on the synthesised template: see the alias in `vitest.config.ts`. */
import '../../../lib/auth/email-verification.test.ts'
