/** What the triggers hear of the visitor's side, as the string map that Cognito hands on. */
export type ClientData = {
  /** The visitor's IP address, where the platform tells it. */
  readonly clientAddress?: string
  /** A random id that this browser keeps; an account knows the browsers that signed in to it. */
  readonly browserId?: string
}
