/** The machine's clock, plus what a test let pass. */
export class MovableClock {
  private ahead = 0
  private readonly followers = new Set<(aheadMilliseconds: number) => Promise<void>>()
  readonly now = (): number => Date.now() + this.ahead

  /** What tests have let pass so far. */
  get aheadMilliseconds(): number {
    return this.ahead
  }

  /** Lets time pass for everything that runs by this clock. */
  async passes({ seconds }: { seconds: number }): Promise<void> {
    this.ahead += seconds * 1000
    await Promise.all([...this.followers].map((follow) => follow(this.ahead)))
  }

  /** Takes another process along, now and from now on. Returns how to leave it behind again. */
  async isFollowedBy(follow: (aheadMilliseconds: number) => Promise<void>): Promise<() => void> {
    this.followers.add(follow)
    await follow(this.ahead)
    return () => this.followers.delete(follow)
  }
}
