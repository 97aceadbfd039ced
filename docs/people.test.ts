import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { ACTIONS } from '#infra/people/target.ts'

const page = readFileSync('docs/people.md', 'utf8')

const PolicySchema = z.object({
  Statement: z.array(
    z.object({
      Effect: z.literal('Allow'),
      Action: z.union([z.string(), z.array(z.string())]),
      Resource: z.string(),
    }),
  ),
})

it('docs/people.md has a policy of exactly the calls of npm run people, each on one resource if it has any', () => {
  const { Statement } = PolicySchema.parse(JSON.parse(/^```json\n([\s\S]*?)^```$/m.exec(page)?.[1] ?? ''))
  const actions = Statement.flatMap(({ Action }) => Action)
  expect(actions.sort()).toEqual(['cloudformation:DescribeStacks', ...ACTIONS].sort())
  const onAll = Statement.filter(({ Resource }) => /^\*|\*$/.test(Resource.replace('-prod/*', '')))
  expect(onAll.map(({ Action }) => Action)).toEqual(['ses:GetSuppressedDestination'])
})

it('the calls in infra/people are those that its errors name', () => {
  const sources = readdirSync('infra/people')
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(`infra/people/${file}`, 'utf8'))
    .join('\n')
  const sent = [...sources.matchAll(/new (\w+)Command\(|paginate(\w+)\(/g)].map(([, one, all]) => one ?? all)
  const named = ACTIONS.map((action) => action.split(':')[1]?.replace('InvokeFunction', 'Invoke'))
  expect(sent.sort()).toEqual(named.sort())
})
