/** 录屏: what the window shows while the page is opened and worked on. */
import type { BrowserContext, Page } from 'playwright-core'
import { aviOf, type Frame } from '../domain/avi.ts'

/** More pictures than this make no evidence clearer; the film then ends with the last of them. */
const BYTES_MAX = 64 * 1024 * 1024
const QUALITY = 60

export interface ScreenRecording {
  /** Ends the recording; the film, or undefined when no picture came. */
  stop(): Promise<Uint8Array | undefined>
}

/** Starts to record a window. */
export async function recordScreen(context: BrowserContext, page: Page): Promise<ScreenRecording> {
  const session = await context.newCDPSession(page)
  const frames: Frame[] = []
  const begun = performance.now()
  const { width, height } = page.viewportSize() ?? { width: 1280, height: 900 }
  let bytes = 0
  session.on('Page.screencastFrame', ({ data, sessionId }) => {
    // The window may close before the acknowledgement arrives.
    session.send('Page.screencastFrameAck', { sessionId }).catch(() => {})
    const jpeg = Buffer.from(data, 'base64')
    bytes += jpeg.length
    if (bytes <= BYTES_MAX) frames.push({ atMs: performance.now() - begun, jpeg })
  })
  await session.send('Page.startScreencast', {
    format: 'jpeg',
    quality: QUALITY,
    maxWidth: width,
    maxHeight: height,
  })
  return {
    stop: async () => {
      await session.send('Page.stopScreencast')
      await session.detach()
      const durationMs = performance.now() - begun
      return frames.length === 0 ? undefined : aviOf(frames, { width, height, durationMs })
    },
  }
}
