/** Made-up pages for benchmarks: about 12,000 characters of HTML, none like another. */
import { RULES } from '../src/capabilities/monitoring/detection/rules/index.ts'

/** The rules' own examples: what is found and what is left alone, in equal shares, among plain text. */
const sentences = RULES.flatMap(({ examples }) =>
  [...(examples.violation ?? []), ...(examples.look ?? []), ...examples.clean].map((each) =>
    typeof each === 'string' ? each : each.source,
  ),
)
const PLAIN =
  '高山云雾茶，传统工艺手工制作，产自海拔八百米的山场，条索紧结，汤色清亮，滋味醇厚，适合日常饮用和待客。'

export function pageOf(seed: number): string {
  const rows: string[] = []
  for (let row = 0; row < 96; row += 1) {
    const words = row % 12 === 0 ? (sentences[(seed * 31 + row * 7) % sentences.length] ?? '') : PLAIN
    rows.push(
      `<div class="row r${row}"><span>${row}</span><p>${words}</p><a href="/item/${row}">查看详情</a></div>`,
    )
  }
  return `<!doctype html><html><head><title>第${seed}号店铺</title></head><body>${rows.join('\n')}</body></html>`
}
