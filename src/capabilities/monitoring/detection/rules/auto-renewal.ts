/** 自动续费提示、取消方式. */
import { phrase } from '../phrase.ts'
import { law } from '../rule.ts'
import { wordRule } from '../word-rule.ts'

export const autoRenewal = wordRule({
  id: 'auto-renewal',
  version: 3,
  title: { zh: '自动续费提示、取消方式', en: 'Automatic renewal' },
  basis: law('online-trading-2025', '第十八条'),
  penalty: law('consumer-regulation-2024', '第五十条'),
  looksFor: {
    zh: '自动续费没有续费前提醒，或者没有随时取消的方式。',
    en: 'Renewal without notice or without a way to cancel.',
  },
  reason: {
    zh: '“{{text}}”，页面未见续费日前提醒和随时取消的说明。',
    en: '“{{text}}”, but no notice before renewal and no way to cancel is shown.',
  },
  patterns: [
    phrase`${'不再另行 不另行 不再 无需 不会 恕不 不'}(?:通知|提醒|告知|提示)`,
    phrase`${'关闭 取消 退订 解约 停止'}${4}(?:自动)?(?:续费|续订|扣款|订阅)?${8}${'需 须 要 必须 只能'}${8}${'拨打 人工 邮寄 身份证 到店 手续费 书面 审核 工作日 客服 联系'}`,
    phrase`${'不可取消 不支持取消 无法取消 不能取消 取消不退 取消需付 中途不能'}`,
    phrase`${'审核期间 处理期间 期间'}${4}${'照常 仍 继续'}${2}${'扣费 扣款 计费'}`,
  ],
  weakPatterns: [
    /自动(?:续费|续订|续期|扣款|扣费|展期)|连续包[月年季]|到期自动续|到期自动/,
    /(?:次月|下月|到期|期满|第[2两]个?月|试用[一-龥\d]{0,6}后|[\d几]+天后)(?:(?!不|无|非|未)[一-龥]){0,6}(?:自动|系统|每月|按月)[一-龥0-9]{0,10}(?:扣|续|转为?(?:付费|正式)|收费)|(?<!不|非|无|不会)(?:默认|自动)(?:按[年月季])?(?:续订|续费|续期|扣费|扣款|扣下)|(?:首月|首期|体验)[一-龥\d]{0,6}(?:次月|之后|以后|下月)[一-龥\d]{0,6}(?:扣|元)/,
  ],
  when: ({ page }) => /续|订阅|包月|包年|扣|会员|月卡|年卡/.test(page.plain),
  exemptions: [
    {
      id: 'notice-and-cancel',
      title: { zh: '有提醒和取消方式', en: 'Notice and cancelling are shown' },
      outcome: 'none',
      when: ({ page }) =>
        /随时[^。；\n]{0,14}(?:取消|关闭|退订|停)|(?:取消|关闭|退订)[^。；\n]{0,8}随时|一键(?:关闭|取消|退订)/.test(
          page.plain,
        ) && /提醒|通知|提示/.test(page.plain),
    },
    {
      id: 'refused',
      title: { zh: '不自动续费', en: 'No renewal' },
      outcome: 'none',
      before: /(?:不|无|非|不会|没有|不含)[一-龥]{0,4}$/,
    },
  ],
  examples: {
    violation: [
      '0元体验7天，到期自动转为年卡，系统直接扣款，不再另行通知',
      '关闭自动续费需拨打人工客服，并邮寄身份证复印件',
    ],
    look: ['视频会员 连续包月 ¥12/月', '到期自动续费，¥99/年'],
    clean: ['连续包月，续费前五日短信提醒，可随时取消', '到期不自动续费'],
  },
})
