/** 禁止交易的商品、服务 (电子商务法第十三条, 网络交易监督管理办法第十一条). */
import { law } from '../rule.ts'
import { wordRule } from '../word-rule.ts'

export const bannedGoods = wordRule({
  id: 'banned-goods',
  version: 1,
  title: { zh: '禁止交易的商品、服务', en: 'Goods and services that may not be traded' },
  basis: law('ecommerce-2019', '第十三条'),
  penalty: law('ecommerce-2019', '第七十五条'),
  looksFor: {
    zh: '野生动物及制品、长江渔获、管制器具、窃听器材、假证、毒物、考试作弊器材等。',
    en: 'Wild animals, Yangtze catch, controlled arms, bugs, forged papers, poisons, cheating devices.',
  },
  reason: { zh: '网页销售或者提供“{{text}}”。', en: 'The page offers “{{text}}”.' },
  when: ({ page }) =>
    page.isSelling ||
    page.prices.length > 0 ||
    /出售|代购|现货|有货|包邮|收购|批发|代办|办理|供应|联系微信|加微信/.test(page.plain),
  words: [
    ...'象牙制品 象牙手串 犀牛角 虎骨酒 虎骨 虎牙吊坠 豹骨 穿山甲片 穿山甲 熊胆粉 活熊 羚羊角粉 麝香原料 玳瑁手镯 盔犀鸟头骨 鹤顶红 砗磲原贝 野生娃娃鱼 野生大鲵 野生果子狸 果子狸 野生竹鼠 野生麂子 野生穿山甲 野猪肉野生 野生蛇 活体画眉 野生画眉 野生鹦鹉 猫头鹰活体 捕鸟网 粘网捕鸟 电鱼机 电捕鱼 地笼王 绝户网 长江刀鱼 长江野生鱼 长江江鲜 野生江鲜 长江鲥鱼 野生长江 野生中华鲟'.split(
      ' ',
    ),
    ...'弩箭 弓弩 十字弩 仿真枪 气枪 火药枪 枪支配件 铅弹 电击棍 电棍 甩棍 催泪喷射器 管制刀具 弹簧刀 爆炸物 雷管 黑火药 窃听器 针孔摄像头 偷拍设备 隐形摄像头 跟踪定位器隐藏 手机监听 卧底软件 伪基站 假发票 代开发票 办证刻章 假证 假学历 假币 高仿证件 身份证出售 银行卡出售 手机黑卡 实名账号出售 微信号出售 个人信息出售 四件套出售 作弊器 考试作弊 隐形耳机考试 橡皮擦作弊 迷药 听话水 乖乖水 催情药 蒙汗药 氰化物 毒鼠强 敌鼠钠 百草枯 笑气 上头电子烟 罂粟壳 罂粟 大麻 摇头丸 冰毒 K粉 彩票代购 六合彩 私彩 赌具透视 老千 呼死你 代孕 胎儿性别鉴定 卖卵 供卵 器官买卖 翻墙软件 复刻手表 高仿包 原单高仿 A货 超A 一比一复刻 精仿 莆田鞋 外贸原单高仿 盗版光盘 盗版教材'.split(
      ' ',
    ),
  ],
  exemptions: [
    {
      id: 'forbidden-and-said-so',
      title: { zh: '禁售、保护、普法宣传', en: 'Said to be forbidden or protected' },
      outcome: 'none',
      sentence:
        /禁止|严禁|禁售|不(?:销售|出售|得|卖|售)|保护|打击|查处|举报|警惕|谨防|违法|危害|防范|科普|拒绝|检测|探测|反(?:窃听|偷拍)|防(?:窃听|偷拍)|识别|鉴别/,
    },
    {
      id: 'imitation-or-toy',
      title: { zh: '仿制品、玩具、植物名', en: 'Imitation, toy or plant' },
      outcome: 'none',
      within:
        /(?:仿|植物|人造|树脂|塑料|毛绒|玩具|卡通|刺绣)[一-龥]{0,3}(?:象牙|犀牛角|穿山甲|虎牙)|象牙(?:白|色|果|芒|塔|雕风|红)|(?:水弹|软弹|玩具|儿童)(?:枪|弩)|亚麻|A货车|超A4/,
    },
    {
      id: 'farmed-with-permit',
      title: { zh: '人工繁育、有专用标识', en: 'Bred with permit and mark' },
      outcome: 'look',
      sentence: /人工(?:繁育|养殖)|驯养繁殖|专用标识|经营利用许可/,
    },
  ],
  examples: {
    violation: [
      '出售 象牙手串 包邮',
      '长江刀鱼 现货 ¥800/斤',
      '穿-山-甲 有货 加微信',
      '针孔摄像头 ¥199/个 立即购买',
      '代开发票 联系微信',
      '一比一复刻 手表 ¥500/块',
    ],
    look: ['人工繁育娃娃鱼苗 野生大鲵子二代 专用标识 ¥200/尾'],
    clean: [
      '象牙白连衣裙 ¥99/件',
      '保护野生动物，拒绝象牙制品 文创书签 ¥9/个',
      '本店禁售仿真枪等违禁品 ¥20/个 立即购买',
      '反窃听探测器 防偷拍 ¥199/个',
      '长江大桥明信片 ¥5/张',
    ],
  },
})
