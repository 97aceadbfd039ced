import { expect, it } from 'vitest'
import { readEnvFile, writeEnvFile } from './platforms.ts'

it('a new file has one line for each variable', () => {
  expect(writeEnvFile({ A: '1', B: 'a+b/c=' }, '')).toBe('A=1\nB=a+b/c=\n')
})

it('values go where the old ones stood; comments, other variables and their order stay', () => {
  const before = '# The site\nA=old\n\nOTHER="x y"\n# B=5\nexport B=old\n'
  expect(writeEnvFile({ A: '1', B: '2', C: '3' }, before)).toBe(
    '# The site\nA=1\n\nOTHER="x y"\n# B=5\nB=2\nC=3\n',
  )
})

it('a variable that is set twice is set once afterwards: the last one would win', () => {
  expect(writeEnvFile({ A: '1' }, 'A=old\nB=2\nA=older\n')).toBe('A=1\nB=2\n')
})

it('what was written is read again, and so is what people write', () => {
  const variables = { SESSION_SECRET: 'qL3/+x==,other', APP_ORIGIN: 'https://www.example.com' }
  expect(readEnvFile(writeEnvFile(variables, ''))).toEqual(variables)
  expect(readEnvFile('# A=0\nexport A="1 # 2"\nB=3 # 4\n')).toEqual({ A: '1 # 2', B: '3' })
})
