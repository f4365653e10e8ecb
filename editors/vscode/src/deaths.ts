/**
 * Counts how often a server has ended by itself: one that keeps ending is not started for ever.
 * The validator page uses this, too.
 */

const MOST = 3;
const WITHIN_MS = 3 * 60_000;

export class Deaths {
  private times: number[] = [];

  /** How many there were lately. */
  get count(): number {
    return this.times.length;
  }

  /** Notes one that happened now; returns whether the server is to be started once more. */
  add(): boolean {
    const now = Date.now();
    this.times = [...this.times.filter((time) => now - time < WITHIN_MS), now];
    return this.times.length <= MOST;
  }

  forget(): void {
    this.times = [];
  }
}
