/** Without this file the build takes that of the site, which is above it. */
export function register(): void {}
