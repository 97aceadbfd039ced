/** A Cognito trigger as Lambda calls it: the whole event in, the whole event with its `response` filled out. */
export type TriggerHandler = (event: unknown) => Promise<unknown>
