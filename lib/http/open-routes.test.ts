import { readFileSync } from 'node:fs'
import { unstable_doesMiddlewareMatch as doesProxyRun } from 'next/experimental/testing/server.js'
import { NextRequest } from 'next/server'
import { describe, expect, it } from 'vitest'
import { MAX_PROXIED_BODY_BYTES } from '#lib/limits.ts'
import { type OpenRoute, openRouteRefusal, openRoutes } from './open-routes.ts'

const MATCHER = /^export const config = \{ matcher: '(.+)' \}$/m
const matcher = MATCHER.exec(readFileSync('proxy.ts', 'utf8'))?.[1] ?? 'no matcher'
const longRoutes = Object.entries(openRoutes).filter(
  ([, { maxBodyBytes }]) => maxBodyBytes > MAX_PROXIED_BODY_BYTES,
)

describe('the matcher of proxy.ts', () => {
  it('leaves out the files of a build and the routes with long bodies, and nothing else', () => {
    const paths = ['/', '/sign-in', '/api', '/_next/static', '/_next/data/a/b.json', '/icon.svg']
    for (const path of [...paths, ...Object.keys(openRoutes).flatMap(spellingsOf)]) {
      expect([path, doesProxyRun({ config: { matcher }, url: path })]).toEqual([path, true])
    }
    const names = Object.keys(openRoutes).filter((url) => !doesProxyRun({ config: { matcher }, url }))
    expect(names).toEqual(longRoutes.map(([path]) => path))
    expect(matcher).toBe(`/((?!_next/static/${names.map((name) => `|${name.slice(1)}$`).join('')}).*)`)
  })
})

it('a route with long bodies refuses other methods by itself', () => {
  const silent = longRoutes.filter(([path]) => {
    const source = readFileSync(`app${path}/route.ts`, 'utf8')
    return !source.includes(` } = otherMethods(openRoutes['${path}'])\n`)
  })
  expect(silent).toEqual([])
})

/** Paths that a router could take for this one. */
function spellingsOf(path: string): string[] {
  return [
    `${path}/`,
    `${path}/a`,
    `${path}a`,
    `${path}.rsc`,
    `${path}.json`,
    `/a${path}`,
    `/${path}`,
    path.toUpperCase(),
    path.replace('/api/', '/%61pi/'),
    path.replace('/api/', '/api%2f'),
    `/_next/data/a${path}.json`,
  ]
}

describe('what the proxy answers in place of an open route', () => {
  const route: OpenRoute = { methods: ['GET', 'POST'], maxBodyBytes: 10 }

  it('is nothing to its own methods, with a body up to its limit', async () => {
    expect(await answerOf(route, 'GET')).toBe('passes')
    expect(await answerOf(route, 'HEAD')).toBe('passes')
    expect(await answerOf(route, 'POST')).toBe('passes')
    expect(await answerOf(route, 'POST', 'x'.repeat(10))).toBe('passes')
  })

  it('is 405 to other methods, with those that it has', async () => {
    const refusal = '405 {"error":"method-not-allowed"} GET, HEAD, POST, OPTIONS'
    for (const method of ['PUT', 'DELETE', 'PATCH', 'PROPFIND']) {
      expect([method, await answerOf(route, method)]).toEqual([method, refusal])
    }
    expect(await answerOf({ ...route, methods: ['POST'] }, 'GET')).toBe(
      '405 {"error":"method-not-allowed"} POST, OPTIONS',
    )
    expect(await answerOf(route, 'OPTIONS')).toBe('204  GET, HEAD, POST, OPTIONS')
  })

  it('is 413 to a longer body, whether it announces its length or not', async () => {
    expect(await answerOf(route, 'POST', 'x'.repeat(11))).toBe('413 {"error":"too-long"} null')
    const announced = new NextRequest('http://localhost/', {
      method: 'POST',
      headers: { 'content-length': '11' },
    })
    expect((await openRouteRefusal(announced, route))?.status).toBe(413)
  })
})

async function answerOf(route: OpenRoute, method: string, body?: string): Promise<string> {
  const init = body === undefined ? { method } : { method, body }
  const answer = await openRouteRefusal(new NextRequest('http://localhost/', init), route)
  return answer === undefined
    ? 'passes'
    : `${answer.status} ${await answer.text()} ${answer.headers.get('allow')}`
}
