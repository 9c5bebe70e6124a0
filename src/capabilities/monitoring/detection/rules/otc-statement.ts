/** 请按药品说明书或者在药师指导下购买和使用. */
import { advertised, isOverCounter, statementRule } from './families/drugs.ts'

export const overCounterStatement = statementRule(
  'otc-statement',
  '请按药品说明书或者在药师指导下购买和使用',
  'buy and use by the leaflet or a pharmacist’s advice',
  isOverCounter,
  /请按(?:药品)?说明书或者?在药师指导下购买和使用/,
  advertised('第二款'),
  {
    violation: ['<p>感冒灵 OTC 国药准字Z44021940 ¥15/盒 立即购买</p>'],
    look: ['感冒灵 非处方药 国药准字Z44021940 已到货，联系客服'],
    clean: [
      '<p>感冒灵 OTC 国药准字Z44021940 ¥15/盒 立即购买 请按药品说明书或者在药师指导下购买和使用</p>',
      '<p>茶杯 ¥15/个 立即购买</p>',
    ],
  },
)
