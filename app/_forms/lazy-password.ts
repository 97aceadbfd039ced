import { lazy } from 'react'

/** The password of a form that has one in one mode only: in the other mode, its page does not load it. */
export const LazyPassword = lazy(() => import('./start-password.tsx'))
