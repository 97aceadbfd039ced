import { type Row, switched } from '../row.ts'

const NO_TRIGGERS = 'the deployed triggers do not do that'

/** What triggers of another pool would have to settle: no caller of this one can. */
export const triggerRows: readonly Row[] = [
  {
    id: 'pre-authentication',
    asks: 'PreAuthentication in CUSTOM_AUTH: whether it runs',
    expects: 'it does not run',
    confidence: 'U',
    source: "aws-amplify/amplify-js#5318; AWS's table names no flow",
    notAsked: 'the pool has no such trigger, and needs none',
  },
  {
    id: 'define-answers-nothing',
    asks: 'Define that answers neither tokens, failure nor a challenge',
    expects: 'InvalidLambdaResponseException: Unrecognizable lambda output',
    confidence: 'U',
    source: 'public code',
    notAsked: NO_TRIGGERS,
  },
  {
    id: 'one-trigger-missing',
    asks: 'a pool that lacks one of the three triggers of CUSTOM_AUTH',
    expects: 'InvalidParameterException: Custom auth lambda trigger is not configured for the user pool.',
    confidence: 'U',
    source: 'observed where all three are missing: aws-amplify/amplify-js#5623',
    notAsked: 'the pool has all three',
  },
  {
    id: 'slow-trigger',
    asks: 'how often and how fast a trigger that takes longer than five seconds is invoked again',
    expects: 'at once, three times in all',
    confidence: 'U',
    source: 'developer guide: "may retry"',
    notAsked: NO_TRIGGERS,
  },
  {
    id: 'custom-message-without-place',
    asks: 'a message of CustomMessage without a place for the code',
    expects: "the pool's own message goes out",
    confidence: 'I',
    source: 'observed of invitations',
    notAsked: NO_TRIGGERS,
  },
  {
    id: 'custom-message-two-places',
    asks: 'a message of CustomMessage with two places for the code',
    expects: 'both are filled',
    confidence: 'U',
    source: 'none',
    notAsked: NO_TRIGGERS,
  },
  {
    id: 'define-skips-new-password',
    asks: 'Define that asks for a code where NEW_PASSWORD_REQUIRED is due',
    expects: 'InvalidLambdaResponseException: Unrecognizable lambda output',
    confidence: 'I',
    source: 'none',
    modes: ['password-and-code'],
    notAsked: NO_TRIGGERS,
  },
  {
    id: 'unknown-trigger-name',
    asks: 'userName of an unknown address in the events of triggers: the UUID that the caller sees, or the name as sent',
    expects: 'the UUID',
    confidence: 'U',
    source: 'none',
    finds: [
      [{ unknownUserName: 'made-up' }, 'the UUID'],
      [{ unknownUserName: 'as-sent' }, 'the name as sent'],
    ],
    notAsked: 'only a trigger sees it, and the deployed ones log no names',
  },
  {
    id: 'post-confirmation-automatic',
    asks: 'PostConfirmation after a sign-up that PreSignUp confirms: whether it runs',
    ...switched(
      [{ autoConfirmed: 'silent' }, 'it does not run'],
      [{ autoConfirmed: 'runs-post-confirmation' }, 'it runs'],
    ),
    confidence: 'U',
    source: "AWS's tables of triggers do not list it; other imitations run it",
    notAsked: 'only its log tells: a line with the event "confirmed"',
  },
]
