/**
 * What neither documentation nor public reports settle about the real service. The defaults are the likelier answer;
 * switching one shows whether the site depends on it.
 */
export type Assumptions = {
  /** Where an unconfirmed user is refused in CUSTOM_AUTH: at once, or when tokens would be issued. */
  unconfirmedRefused: 'at-initiate' | 'at-tokens'
  /** With PreventUserExistenceErrors, a disabled user is refused by name or led through a flow that never ends well. */
  disabledUser: 'refused' | 'simulated'
}

export const likely: Assumptions = { unconfirmedRefused: 'at-initiate', disabledUser: 'refused' }
