import { Template } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { deployedAssembly, extraAssembly } from './testing/deployed-template.ts'
import type { Variant } from './testing/deployments.ts'

const IDENTITY = 'AWS::SES::EmailIdentity'

function senderTemplate(extra: Variant, stage = 'dev'): Template {
  return Template.fromJSON(extraAssembly(extra).getStackByName(`code-sign-in-${stage}-sender`).template)
}

describe('the sender', () => {
  it('that exists already gets no stack', () => {
    expect(deployedAssembly('dev').stacks.map(({ id }) => id)).toEqual(['code-sign-in-dev'])
  })

  it('is a stack of its own, deployed first, and tells the three DNS records of a domain', () => {
    const assembly = extraAssembly('ownSenderInDev')
    expect(assembly.stacks.map(({ id }) => id)).toEqual(['code-sign-in-dev-sender', 'code-sign-in-dev'])
    expect(assembly.getStackByName('code-sign-in-dev').dependencies.map(({ id }) => id)).toContain(
      'code-sign-in-dev-sender',
    )
    const template = senderTemplate('ownSenderInDev')
    template.hasResourceProperties(IDENTITY, { EmailIdentity: 'example.com' })
    const records = Object.values(template.findOutputs('*')).map(({ Value }) => JSON.stringify(Value))
    expect(records).toHaveLength(3)
    for (const [index, record] of records.entries()) {
      expect(record).toContain(`"DkimDNSTokenName${index + 1}"`)
      expect(record).toContain('" CNAME "')
      expect(record).toContain(`"DkimDNSTokenValue${index + 1}"`)
    }
  })

  it('may be one address, which SES verifies by email', () => {
    const template = senderTemplate('ownAddressAndAlarms')
    template.hasResourceProperties(IDENTITY, { EmailIdentity: 'no-reply@example.com' })
    expect(template.findOutputs('*')).toEqual({})
  })

  it.each([
    ['dev', 'ownSenderInDev', 'Delete'],
    ['prod', 'ownSenderInProd', 'Retain'],
  ] as const)('of %s, as %s: %s', (stage, extra, DeletionPolicy) => {
    senderTemplate(extra, stage).hasResource(IDENTITY, { DeletionPolicy })
  })
})
