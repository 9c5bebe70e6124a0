/** Scrolls one side of the desk alone, and not the page with it. */

/** Parts out of view are drawn when they come near, and only then have their height: the way is corrected. */
const CORRECTIONS = 4

/** Brings the element into view inside the box, below what sticks to its top. What is in view stays. */
export function scrollWithin(box: Element | null, target: Element | null, top: number): void {
  if (!box || !target) return
  const offset = () => target.getBoundingClientRect().top - box.getBoundingClientRect().top
  const isInView = offset() >= top && offset() + target.clientHeight <= box.clientHeight
  if (isInView) return
  const correct = (left: number) => {
    const way = offset() - top
    box.scrollTop += way
    if (left > 0 && Math.abs(way) > 1) requestAnimationFrame(() => correct(left - 1))
  }
  correct(CORRECTIONS)
}

/** The result side scrolls under its tabs. */
export function scrollResult(target: Element | null): void {
  const box = target?.closest('.desk-result') ?? null
  const tabs = box?.querySelector('.tabs')?.clientHeight ?? 0
  scrollWithin(box, target, tabs + 8)
}
