/** Scrolls one side of the desk alone, and not the page with it. */

/**
 * Parts out of view are drawn when they come near, and only then have their height: the way is corrected until it
 * holds for some frames.
 */
const FRAMES_MAX = 30
const STEADY_FRAMES = 4

/** Brings the element into view inside the box, below what sticks to its top. What is in view stays. */
export function scrollWithin(box: Element | null, target: Element | null, top: number): void {
  if (!box || !target) return
  const offset = () => target.getBoundingClientRect().top - box.getBoundingClientRect().top
  const isInView = offset() >= top && offset() + target.clientHeight <= box.clientHeight
  if (isInView) return
  const correct = (frames: number, steady: number) => {
    const way = offset() - top
    const before = box.scrollTop
    box.scrollTop += way
    // At either end of the box there is nothing left to scroll.
    const isSteady = Math.abs(way) <= 1 || box.scrollTop === before
    const held = isSteady ? steady + 1 : 0
    if (frames < FRAMES_MAX && held < STEADY_FRAMES) requestAnimationFrame(() => correct(frames + 1, held))
  }
  correct(0, 0)
}

/** The result side scrolls under its tabs. */
export function scrollResult(target: Element | null): void {
  const box = target?.closest('.desk-result') ?? null
  const tabs = box?.querySelector('.tabs')?.clientHeight ?? 0
  scrollWithin(box, target, tabs + 8)
}
