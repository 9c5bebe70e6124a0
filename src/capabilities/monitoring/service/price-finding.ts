/** 价格比对的发现: what a comparison becomes among the findings. */
import { createHash, randomUUID } from 'node:crypto'
import type { Tx } from '../../../platform/db/database.ts'
import { findingKey } from '../domain/finding.ts'
import { type Comparison, PRICE_RULE } from '../domain/price-probe.ts'
import { type NewFinding, saveFindings } from '../store/findings.ts'
import * as store from '../store/price-probes.ts'

/** "Look" or more is a suspicion like those of the rules, one over time for the offer; answers with its id. */
export async function keepPriceFinding(
  tx: Tx,
  probe: store.StoredProbe,
  { level, lowest, highest, reason }: Comparison,
  { title, snapshot }: { readonly title: string; readonly snapshot: string | null },
  at: Date,
): Promise<string | null> {
  if (level === null || level === 'note' || lowest === null || highest === null) return null
  const { id: rule, version, title: ruleTitle, basis, penalty } = PRICE_RULE
  const { url, region, unit_id } = probe
  const page = await store.touchPage(tx, probe, title, at)
  const whose = probe.operator_id === null ? page : probe
  const operatorId = whose.operator_id
  const key = findingKey({ rule, operatorId, url, folded: '' })
  const finding: NewFinding = {
    id: randomUUID(),
    key: createHash('sha256').update(key).digest('hex'),
    pageId: page.id,
    url,
    operatorId,
    subject: whose.subject,
    rule,
    ruleVersion: version,
    level,
    title: ruleTitle,
    text: `￥${lowest.toFixed(2)} – ￥${highest.toFixed(2)}`,
    position: null,
    isDisguised: false,
    reason,
    basis,
    penalty,
    exemption: null,
    context: { before: '', after: title === '' ? '' : `（${title}）` },
    snapshot,
  }
  const found = await saveFindings(tx, { id: null, plan_id: null, region, unit_id }, [finding], at)
  return found.get(finding.key)?.id ?? null
}
