/** The site's own flow tests, on the synthesised template: see the alias in `vitest.config.ts`. */
import '../../../lib/auth/sign-in-flow.test.ts'
