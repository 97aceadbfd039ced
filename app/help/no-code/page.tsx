import { addressIn } from '#app/_components/address.tsx'
import { Heading } from '#app/_components/heading.tsx'
import { PageTitle } from '#app/_components/page-title.tsx'
import { Sentence } from '#app/_components/sentence.tsx'
import { TextLink } from '#app/_components/text-link.tsx'
import { pageMessages } from '#lib/messages/page-messages.ts'
import { readPendingSignIn, startPath } from '#lib/session/pending-sign-in.ts'

/** What to do when no email comes. It knows the sender once a code was asked for in this browser. */
export default async function NoCodePage() {
  const [pending, { words }] = await Promise.all([readPendingSignIn(), pageMessages()])
  const { noCode, code } = words
  const sender = pending?.parameters.sender
  return (
    <>
      <PageTitle>{noCode.title}</PageTitle>
      <Heading>{noCode.title}</Heading>
      <p className="mt-3 text-muted">{noCode.intro}</p>
      <ol className="mt-5 list-decimal space-y-3 ps-5 marker:text-muted">
        <li>{code.lookInSpam}</li>
        {sender === undefined ? null : (
          <li>
            <Sentence of={code.searchFor} values={{ sender: addressIn(sender) }} />
          </li>
        )}
        <li>
          <Sentence
            of={noCode.address}
            values={{ link: <TextLink href={startPath(pending)}>{noCode.startAgain}</TextLink> }}
          />
        </li>
        <li>{noCode.wait}</li>
        <li>{noCode.askAgain}</li>
        <li>{noCode.full}</li>
        <li>{noCode.allow}</li>
        <li>
          <Sentence
            of={noCode.account}
            values={{ link: <TextLink href="/sign-up">{noCode.createAccount}</TextLink> }}
          />
        </li>
      </ol>
      <p className="mt-5 text-muted">{noCode.never}</p>
      <p className="apart">
        {pending === undefined ? (
          <TextLink href="/sign-in">{noCode.backToSignIn}</TextLink>
        ) : (
          <TextLink href="/sign-in/code">{noCode.back}</TextLink>
        )}
      </p>
    </>
  )
}
