import { z } from 'zod'

const ROUTES = {
  '/api/sign-in': () => import('../route.ts'),
  '/api/sign-in/code': () => import('../code/route.ts'),
  '/api/sign-in/refresh': () => import('../refresh/route.ts'),
  '/api/sign-in/sign-out': () => import('../sign-out/route.ts'),
}

const BodySchema = z
  .strictObject({
    error: z.string(),
    notice: z.string(),
    flow: z.string(),
    codeLength: z.number(),
    sender: z.string(),
    triesLeft: z.number(),
    expiresInSeconds: z.number(),
    resendInSeconds: z.number(),
    accessToken: z.string(),
    idToken: z.string(),
    refreshToken: z.string(),
    device: z.string(),
  })
  .partial()

/** Posts to a route handler as an app would. */
export async function posts(path: keyof typeof ROUTES, body: object) {
  const { POST } = await ROUTES[path]()
  const response = await POST(
    new Request(`http://localhost:3000${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  )
  return { status: response.status, headers: response.headers, ...BodySchema.parse(await response.json()) }
}

/** Requests a code for an address, and returns the open flow. */
export async function starts(
  email: string,
  more: { signUp?: boolean; device?: string } = {},
): Promise<string> {
  const started = await posts('/api/sign-in', { email, ...more })
  if (started.flow === undefined) throw new Error(JSON.stringify(started))
  return started.flow
}

/** Signs up an address and submits its code. */
export async function signsUp(email: string, readsCode: (email: string) => string) {
  const flow = await starts(email, { signUp: true })
  return TokensSchema.parse(await posts('/api/sign-in/code', { flow, code: readsCode(email) }))
}

const TokensSchema = z.object({
  status: z.literal(200),
  accessToken: z.string(),
  idToken: z.string(),
  refreshToken: z.string(),
  device: z.string(),
  expiresInSeconds: z.number(),
})
