import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './support/test.ts'

const STATIC = '.next/static'

test('zod stays out of the browser', { tag: '@http' }, async () => {
  const scripts = (await readdir(STATIC, { recursive: true })).filter((file) => file.endsWith('.js'))
  expect(scripts.length).toBeGreaterThan(3)
  for (const file of scripts) {
    expect(await readFile(join(STATIC, file), 'utf8'), file).not.toMatch(/ZodError|invalid_type/)
  }
})

test('the form works before its library arrives, and fetches it when a visitor begins', {
  tag: '@script',
}, async ({ page }) => {
  const scripts: string[] = []
  page.on('response', async (response) => {
    if (response.request().resourceType() === 'script') scripts.push(await response.text())
  })
  const hasLibrary = () => scripts.some((text) => text.includes('shouldFocusError'))
  await page.goto('/sign-in', { waitUntil: 'networkidle' })
  expect(scripts.length).toBeGreaterThan(1)
  expect(hasLibrary()).toBe(false)
  await page.getByLabel('Email address').focus()
  await expect.poll(hasLibrary).toBe(true)
})
