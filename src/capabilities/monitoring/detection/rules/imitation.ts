/** 混淆 (反不正当竞争法第七条): names that imitate others'. */
import { foldWord } from '../fold.ts'
import { type Hit, law, type Rule } from '../rule.ts'

const CLAIMS = /(?:官方)?旗舰店|官方(?:直营|正品|授权|网站|店)|专卖店|指定(?:店铺|经销商)/

export const imitation: Rule = {
  id: 'imitation',
  version: 1,
  title: { zh: '仿冒他人名称', en: 'Imitates the name of another' },
  basis: law('competition-2025', '第七条'),
  penalty: law('competition-2025', '第二十三条'),
  looksFor: {
    zh: '店名、账号与他人有一定影响的名称相同或者只差一两个字，冒称官方。',
    en: 'A shop name equal to, or a character or two away from, a known name of another; false claims to be official.',
  },
  exemptions: [],
  words: [],
  inspect({ page, facts }) {
    const { name, nameStart } = page.seller
    const shop = name ?? page.title
    if (shop === '') return []
    const span = name === undefined ? undefined : { start: nameStart, end: nameStart + name.length }
    const folded = foldWord(shop)
    const hits: Hit[] = []
    for (const { name: known, holder } of facts.protectedNames ?? []) {
      if ([facts.registration?.name, name, page.seller.holder].includes(holder)) continue
      const wanted = foldWord(known)
      const distance = nearest(folded, wanted)
      const limit = wanted.length >= 3 ? 1 : 0
      if (distance > limit) continue
      const isSame = distance === 0
      hits.push({
        level: isSame && CLAIMS.test(shop) ? 'violation' : 'look',
        ...(span && { span }),
        reason: {
          zh: `名称“${shop}”与“${known}”（${holder}）${isSame ? '相同' : '近似'}，需核对是否取得授权。`,
          en: `The name “${shop}” ${isSame ? 'contains' : 'is close to'} “${known}” (${holder}); check for a licence.`,
        },
      })
    }
    return hits
  },
  examples: {
    violation: [
      {
        source: '店铺：山岚茶业官方旗舰店\n主营岩茶',
        facts: { protectedNames: [{ name: '山岚茶业', holder: '山岚茶业有限公司' }] },
      },
    ],
    look: [
      {
        source: '店铺：山嵐茶叶',
        facts: { protectedNames: [{ name: '山岚茶业', holder: '山岚茶业有限公司' }] },
      },
    ],
    clean: [
      {
        source: '店铺：清溪笋干铺',
        facts: { protectedNames: [{ name: '山岚茶业', holder: '山岚茶业有限公司' }] },
      },
      {
        source: '店铺：山岚茶业官方旗舰店',
        facts: {
          protectedNames: [{ name: '山岚茶业', holder: '山岚茶业有限公司' }],
          registration: { name: '山岚茶业有限公司', isActive: true },
        },
      },
      '店铺：清溪笋干铺',
    ],
  },
}

/** The least number of replaced characters between the word and any stretch of its length. */
function nearest(text: string, word: string): number {
  let best = word.length
  for (let at = 0; at + word.length <= text.length && best > 0; at += 1) {
    let distance = 0
    for (let index = 0; index < word.length && distance < best; index += 1)
      if (text[at + index] !== word[index]) distance += 1
    best = Math.min(best, distance)
  }
  return best
}
