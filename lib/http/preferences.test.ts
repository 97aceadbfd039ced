import { expect, it } from 'vitest'
import { acceptedLanguage } from './preferences.ts'

it.each([
  [null, 'en'],
  ['', 'en'],
  ['*', 'en'],
  ['de', 'de'],
  ['de-AT,de;q=0.9,en;q=0.8', 'de'],
  ['zh-CN,zh;q=0.9,ja;q=0.5', 'ja'],
  ['en;q=0.2,ar-EG;q=0.9', 'ar'],
  ['pt-PT', 'pt'],
  ['fr;q=0, es', 'es'],
  ['xx, yy;q=0.3', 'en'],
  ['de;q=nonsense', 'en'],
  ['\u0000;;;,,,q=', 'en'],
  [`${'xx,'.repeat(10_000)}de`, 'en'],
])('Accept-Language %j gives %s', (header, language) => {
  expect(acceptedLanguage(header)).toBe(language)
})
