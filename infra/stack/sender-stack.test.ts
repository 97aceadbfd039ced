import { Template } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { stacks } from './testing/stacks.ts'

const IDENTITY = 'AWS::SES::EmailIdentity'

describe('the sender', () => {
  it('that exists already gets no stack', async () => {
    expect((await stacks()).sender).toBeUndefined()
  })

  it('is a stack of its own, deployed first, and tells the three DNS records of a domain', async () => {
    const { sender, signIn } = await stacks({ createIdentity: 'true' })
    if (sender === undefined) throw new Error('no stack')
    expect(signIn.dependencies).toEqual([sender])
    const template = Template.fromStack(sender)
    template.hasResourceProperties(IDENTITY, { EmailIdentity: 'example.com' })
    const records = Object.values(template.findOutputs('*')).map(({ Value }) => JSON.stringify(Value))
    expect(records).toHaveLength(3)
    for (const [index, record] of records.entries()) {
      expect(record).toContain(`"DkimDNSTokenName${index + 1}"`)
      expect(record).toContain('" CNAME "')
      expect(record).toContain(`"DkimDNSTokenValue${index + 1}"`)
    }
  })

  it('may be one address, which SES verifies by a mail', async () => {
    const { sender } = await stacks({ createIdentity: 'true', senderIdentity: 'no-reply@example.com' })
    if (sender === undefined) throw new Error('no stack')
    const template = Template.fromStack(sender)
    template.hasResourceProperties(IDENTITY, { EmailIdentity: 'no-reply@example.com' })
    expect(template.findOutputs('*')).toEqual({})
  })

  it.each([
    ['dev', 'Delete'],
    ['prod', 'Retain'],
  ])('of %s: %s', async (stage, DeletionPolicy) => {
    const { sender } = await stacks({ stage, createIdentity: 'true' })
    if (sender === undefined) throw new Error('no stack')
    Template.fromStack(sender).hasResource(IDENTITY, { DeletionPolicy })
  })
})
