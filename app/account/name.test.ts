import { expect, it } from 'vitest'
import { nameFault } from './name.ts'

/** The characters by their names: in a test's source they are as invisible as on a page. */
const ZWNJ = '\u200C'
const ZWJ = '\u200D'

it.each([
  ['emoji that are joined', `👩${ZWJ}👩${ZWJ}👧 Fam`],
  ['an emoji in a variant and another one', `❤\uFE0F${ZWJ}🔥`],
  ['Hindi with a joiner', `नमस्ते क्${ZWJ}ष`],
  ['Persian with a non-joiner', `نیک${ZWNJ}پور`],
  ['Malayalam with a joiner at the end', `മോഹന്${ZWJ}`],
  ['a Japanese character in a variant', '葛\u{E0100}城'],
  ['marks of direction, which are taken away', '\u200F\u061Cعلي\u200E'],
  ['as long as it may be without them', `${'a'.repeat(60)}\u200E`],
  ['nothing', ''],
])('takes %s for a name', (_, name) => {
  expect(nameFault(name)).toBeUndefined()
})

it.each([
  ...[0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069, 0x200b, 0x2060, 0xfeff, 0xad],
  ...[0x3164, 0x2028, 0x2029, 0xe0041, 0xe000, 0x0],
])('refuses the invisible character %i', (point) => {
  expect(nameFault(`An${String.fromCodePoint(point)}na`)).toBe('characters')
})

it.each([
  ['at the beginning', `${ZWJ}Anna`],
  ['at the end', `Anna${ZWNJ}`],
  ['beside a blank', `Anna ${ZWJ}B`],
  ['beside another one', `An${ZWJ}${ZWNJ}na`],
  ['alone', ZWNJ],
])('refuses a joiner %s', (_, name) => {
  expect(nameFault(name)).toBe('characters')
})
