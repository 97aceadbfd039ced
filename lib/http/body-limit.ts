/** As `serverActions.bodySizeLimit` of `next.config.mjs`, which sees a body only once an action was found. */
export const MAX_BODY_BYTES = 16_384
