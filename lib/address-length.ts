/** RFC 5321, 4.5.3.1: 64 octets before the @. */
export const MAX_LOCAL_PART = 64

/** Cognito's USERNAME holds no more, though mail allows 254: docs/decisions/0009. */
export const MAX_ADDRESS = 128
