/** 请仔细阅读产品说明书或者在医务人员的指导下购买和使用. */
import { advertised, statementRule } from './families/drugs.ts'

export const deviceStatement = statementRule(
  'device-statement',
  '请仔细阅读产品说明书或者在医务人员的指导下购买和使用',
  'read the leaflet or buy and use under medical guidance',
  (page, goods) => goods.has('device') && !/(?:非|不是|不属于|并非)医疗器械/.test(page.plain),
  /请仔细阅读产品说明书或者?在医务人员的?指导下购买和使用/,
  advertised('第三款'),
  {
    violation: [
      '医疗器械 电子血压计 粤械注准20182070000 199元/台 立即购买',
      '家用制氧机 苏械注准20182080001 2999元 加入购物车',
      '<p>血压计 粤械注准20182070000 ¥150/台 立即购买</p>',
    ],
    clean: [
      '电子血压计 粤械注准20182070000 199元 立即购买 请仔细阅读产品说明书或者在医务人员的指导下购买和使用',
      '<p>血压计 粤械注准20182070000 ¥150/台 立即购买 请仔细阅读产品说明书或者在医务人员的指导下购买和使用</p>',
      '<p>本品非医疗器械 按摩枕 ¥150/个 立即购买</p>',
    ],
  },
)
