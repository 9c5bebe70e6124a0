/** 操作步骤: what is done on the page before it is kept, as an officer writes it down. Pure. */

export const STEP_KINDS = ['fill', 'click', 'scroll', 'wait', 'play'] as const
export type StepKind = (typeof STEP_KINDS)[number]

/** `target` is words on the page or, with `css=` before it, a selector. */
export interface ScriptStep {
  readonly kind: StepKind
  readonly target?: string | undefined
  /** What is typed. */
  readonly text?: string | undefined
  readonly seconds?: number | undefined
}

export const STEPS_MAX = 20
export const SECONDS_MAX = 30

const WRITTEN: Readonly<Record<string, StepKind>> = {
  输入: 'fill',
  点击: 'click',
  滚动: 'scroll',
  等待: 'wait',
  播放: 'play',
  fill: 'fill',
  click: 'click',
  scroll: 'scroll',
  wait: 'wait',
  play: 'play',
}

/**
 * Reads one step a line: `输入 搜索框 = 面霜`, `点击 查看详情`, `滚动`, `等待 3`, `播放`. Answers with the number of the
 * first line that is none.
 */
export function parseScript(
  text: string,
): { readonly steps: readonly ScriptStep[] } | { readonly wrongLine: number } {
  const steps: ScriptStep[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const step = parseStep(line.trim())
    if (step === undefined || steps.length === STEPS_MAX) return { wrongLine: index + 1 }
    steps.push(step)
  }
  return { steps }
}

function parseStep(line: string): ScriptStep | undefined {
  const [word = '', ...others] = line.split(/\s+/)
  const kind = WRITTEN[word.toLowerCase()]
  const rest = others.join(' ')
  if (kind === undefined) return undefined
  if (kind === 'fill') {
    const at = rest.search(/[=＝](?!.*[=＝])/)
    const target = rest.slice(0, at).trim()
    const text = rest.slice(at + 1).trim()
    return at > 0 && target !== '' && text !== '' ? { kind, target, text } : undefined
  }
  if (kind === 'click') return rest === '' ? undefined : { kind, target: rest }
  if (kind === 'play') return rest === '' ? { kind } : { kind, target: rest }
  if (rest === '') return kind === 'wait' ? undefined : { kind }
  const seconds = Number(rest)
  return kind === 'wait' && seconds > 0 && seconds <= SECONDS_MAX ? { kind, seconds } : undefined
}

/** What the step does it to, as it is written behind its word. */
export function stepText({ target, text, seconds }: ScriptStep): string {
  return [target, text === undefined ? undefined : `= ${text}`, seconds]
    .filter((part) => part !== undefined)
    .join(' ')
}
