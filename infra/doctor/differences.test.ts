import { describe, expect, it } from 'vitest'
import { describeDifference, differences } from './differences.ts'

describe('differences', () => {
  it('are none where all that is expected is there, whatever else is', () => {
    expect(
      differences({ a: { b: 1 }, words: ['x', 'y'] }, { a: { b: 1, c: 2 }, d: 3, words: ['y', 'x'] }),
    ).toEqual([])
  })

  it('have the path of the property', () => {
    expect(said({ a: { b: true } }, { a: { b: false } })).toEqual(['a.b is false, not true'])
    expect(said({ a: { b: true } }, {})).toEqual(['a is not set, but should be {"b":true}'])
  })

  it('are as many as there are', () => {
    expect(said({ a: 1, b: { c: 2 } }, { a: 2, b: { c: 3 } })).toEqual(['a is 2, not 1', 'b.c is 3, not 2'])
  })

  it('see a word too many or too few in a list', () => {
    expect(said({ a: ['x'] }, { a: ['x', 'y'] })).toEqual(['a is ["x","y"], not ["x"]'])
    expect(said({ a: ['x', 'y'] }, { a: ['x'] })).toEqual(['a is ["x"], not ["x","y"]'])
  })

  it('know things in a list by their names', () => {
    const written = {
      list: [
        { Name: 'one', n: 1 },
        { Name: 'two', n: 2 },
      ],
    }
    const deployed = { list: [{ Name: 'two', n: 3 }, { Name: 'one', n: 1 }, { Name: 'three' }] }
    expect(said(written, deployed)).toEqual([
      'list.two.n is 3, not 2',
      'list.three is {"Name":"three"}, but should not be there',
    ])
  })

  it('know things without names by their places', () => {
    const key = { AttributeName: 'pk', KeyType: 'HASH' }
    expect(said({ keys: [key] }, { keys: [key, { AttributeName: 'sk', KeyType: 'RANGE' }] })).toEqual([
      'keys.1 is {"AttributeName":"sk","KeyType":"RANGE"}, but should not be there',
    ])
  })
})

function said(expected: object, deployed: object): string[] {
  return differences(expected, deployed).map(describeDifference)
}
