/** Ends with the process that started us: npm, killed with -9, cannot tell its children. */

const INTERVAL_MS = 500

/**
 * Calls `ended` once when the process named by `SISHI_PARENT` is no longer our parent. `npm start` sets it;
 * without it nothing is watched, so that a service manager or `nohup` may let go of the program.
 */
export function watchParent(env: NodeJS.ProcessEnv, ended: () => void): void {
  const parent = Number(env.SISHI_PARENT)
  if (!Number.isInteger(parent) || parent <= 1) return
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    ended()
  }, INTERVAL_MS)
  timer.unref()
}
