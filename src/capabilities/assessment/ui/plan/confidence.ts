/** 可信程度: how sure a reading is, in words that a person acts on. Pure. */

/** Below it somebody should look; the server offers unit mappings as chosen from here on. */
export const DOUBTFUL_BELOW = 0.8
const SURE_FROM = 0.9

export type Certainty = 'sure' | 'likely' | 'doubtful'

export function certaintyOf(confidence: number | undefined): Certainty {
  if (confidence === undefined || confidence >= SURE_FROM) return 'sure'
  return confidence < DOUBTFUL_BELOW ? 'doubtful' : 'likely'
}
