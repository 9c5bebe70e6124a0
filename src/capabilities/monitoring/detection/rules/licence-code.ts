/** 公示的统一社会信用代码是否正确, 是否与登记一致. */
import { readCode } from '../../../../kernel/uscc.ts'
import { phrase } from '../phrase.ts'
import { type Hit, law, type Rule } from '../rule.ts'
import { admitted } from './families/admitted.ts'

export const licenceCode: Rule = {
  id: 'licence-code',
  version: 2,
  title: { zh: '公示的信用代码有误', en: 'Credit code shown is wrong' },
  basis: law('online-trading-2025', '第十二条'),
  penalty: law('ecommerce-2019', '第七十六条'),
  looksFor: {
    zh: '信用代码位数、校验码不对，或者与登记的名称、状态不符。',
    en: 'A code that fails its check, or does not agree with the register.',
  },
  exemptions: [],
  words: [],
  patterns: [
    phrase`${'登记状态 经营状态 企业状态 主体状态 状态'}(?:为|是)?${'注销 吊销 撤销 已注销 已吊销 清算'}|${'注销日期 吊销日期'}`,
    phrase`${'代码 执照 主体 公示系统 系统 官网'}${6}${'查询不到 查不到 无法查询 无法核验 查无'}|${'无法 不能'}${6}${'公示系统 系统'}${6}${'查询 核验'}`,
  ],
  inspect(inspection) {
    const { page, facts } = inspection
    const told = admitted(inspection, 'licence-code', {
      zh: '公示的主体信息写明“{{text}}”。',
      en: 'Of the holder shown, the page says: “{{text}}”.',
    })
    if (told.length > 0) return told
    const { uscc } = page.licence
    if (uscc === undefined) return []
    const span = { start: uscc.start, end: uscc.end }
    // Written in small letters it is the same code.
    const reading = readCode(uscc.code.toUpperCase())
    if (!reading.valid) {
      const reason = {
        zh: `公示的统一社会信用代码“${uscc.code}”位数或者校验码不对。`,
        en: `The credit code shown, “${uscc.code}”, fails its length or check character.`,
      }
      return [{ level: 'violation', span, reason }]
    }
    const { registration } = facts
    if (registration === undefined) return []
    const hits: Hit[] = []
    if (!registration.isActive)
      hits.push({
        level: 'violation',
        span,
        reason: { zh: '该代码的主体已注销或者吊销。', en: 'The holder of the code has ceased to exist.' },
      })
    // A shop may call itself as it likes: what must agree is the name of its holder.
    const { holder: name } = page.seller
    if (name !== undefined && name !== registration.name)
      hits.push({
        level: 'look',
        span,
        reason: {
          zh: `公示的名称“${name}”与登记的“${registration.name}”不同。`,
          en: `The name shown, “${name}”, differs from the registered “${registration.name}”.`,
        },
      })
    return hits
  },
  examples: {
    violation: [
      '统一社会信用代码：11500383009336512R 登记状态：注销',
      '统一社会信用代码：11500383009336512X',
      '统一社会信用代码：1150038300933651',
      {
        source: '经营者名称：甲商行 统一社会信用代码：11500383009336512R',
        facts: { registration: { name: '甲商行', isActive: false } },
      },
    ],
    look: [
      {
        source: '经营者名称：甲商行 统一社会信用代码：11500383009336512R',
        facts: { registration: { name: '乙商行', isActive: true } },
      },
    ],
    clean: ['统一社会信用代码：11500383009336512R', '订单编号 202511220001234567，可在首页查询'],
  },
}
