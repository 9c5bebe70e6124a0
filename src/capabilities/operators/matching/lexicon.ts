/**
 * Words of which names are made: 行业用语 by group, 组织形式, and what shops add to a name. Data of our own, from
 * reading names; a word that is missing costs a point or two, never the match.
 */
import { fold, withNumerals } from './fold.ts'

/** Groups whose trades lie close together: a tea house may well sell food. A group may lie in several. */
const CLUSTERS: Readonly<Record<string, readonly string[]>> = {
  nourishment: ['tea', 'food', 'alcohol', 'fresh', 'grocery', 'catering', 'farm'],
  everyday: ['grocery', 'home', 'stationery', 'toys', 'beauty', 'hardware'],
  print: ['stationery', 'culture', 'toys', 'education', 'craft'],
  active: ['sports', 'clothing', 'shoes', 'bags'],
  child: ['baby', 'toys', 'clothing', 'food'],
  wear: ['clothing', 'shoes', 'bags', 'jewellery', 'textile'],
  care: ['beauty', 'medicine', 'device', 'health'],
  family: ['baby', 'toys', 'education', 'stationery'],
  electric: ['electronics', 'appliance', 'lighting'],
  house: ['home', 'building', 'hardware', 'craft', 'machinery'],
  road: ['auto', 'logistics'],
  leisure: ['hotel', 'sports', 'culture', 'photo', 'pets', 'flowers'],
}

/** By group: the words, apart by blanks. */
const TRADES: Readonly<Record<string, string>> = {
  general:
    '商贸 贸易 经贸 工贸 外贸 国际贸易 进出口 进出口贸易 实业 发展 投资 控股 管理 企业管理 咨询 信息咨询 商务 商务服务 服务 电子商务 电商 ' +
    '科技 网络 网络科技 信息 信息科技 信息技术 技术 科技发展 数字科技 智能科技 软件 计算机 互联网 供应链 供应链管理 产业 开发 ' +
    '百货 日用百货 日用品 用品 商行 商店 商城 商场 工作室 经营部 批发部 销售部 服务部 门市部 门市 营业部 贸易行 购物 购物中心 批发 零售 销售 ' +
    '加工 加工厂 制造 制品 产品 生产 设备 材料 新材料 环保 环保科技 创新 传播 策划 文创 网店 小店 店铺 店 行 部 厂 社 中心 公司 品牌管理 运营 连锁 跨境 国际 跨境电商 跨境电子商务 国际商贸 科贸 贸易发展 实业发展 商业管理 商业 市场管理 信息服务 技术服务 技术开发 技术咨询 数据 大数据 人工智能 云计算 软件开发 日用 用品店 发行 经营 商业零售 制造厂',
  tea: '茶 茶业 茶叶 茶庄 茶行 茶馆 茶厂 茶楼 茶社 茶铺 茶坊 茶园 茶文化 名茶 绿茶 红茶 白茶 岩茶 乌龙茶 花茶 茶具 茶场 茶艺 茶业科技 高山茶 茉莉花茶 普洱茶 黑茶 菊花茶 茶礼 茶包 养生茶 茶叶商行 茶业发展 茶产业',
  food:
    '食品 食品厂 食品店 零食 预包装食品 预包装 食品饮料 粮油调味 冲调 茶饮 滋补 滋补食品 方便食品 休闲食品 休闲零食 特产 土特产 地方特产 特产店 糖果 糕点 饼业 饼屋 饼店 蜜饯 调味品 酱园 酱业 肉脯 肉脯干 肉制品 豆制品 米业 粮油 ' +
    '粮食 油脂 面业 面粉 保健食品 营养品 饮料 饮品 饮品店 矿泉水 蜂业 蜂蜜 蜂产品 干货 炒货 坚果 笋业 笋干 菌业 食用菌 冷冻食品 预制菜 豆腐 酱菜 腊味 ' +
    '乳业 乳品 奶业 糖业 盐业 蛋业 蛋品 副食 副食品 副食店 香料 调料 烟酒副食 牛肉干 猪肉脯 肉松 辣条 饼干 面包 月饼 粽子 鸭脖 鸭货 枸杞 杞业 红枣 枣业 核桃 花生 瓜子 山货 火腿 腊肉 香肠 粉丝 粉条 米粉 面条 挂面 大米 杂粮 燕窝 银耳 木耳 香菇 辣酱 豆腐乳 方便面 螺蛳粉 麻花 锅巴 果干 果脯 燕麦 代餐 酸奶 牛奶 羊奶 土特产店 土特产品 食品商行 食品商店 食品贸易 饮料厂 面粉厂 炒货店 干货店 干货行 粮油店 调味品店 肉制品厂 酱菜厂 食品加工 乳制品 豆制品厂 粉面 海苔 话梅 巧克力 冰淇淋 雪糕 凉茶',
  alcohol:
    '酒 酒业 酒厂 酒庄 酒行 酒坊 酿酒 白酒 黄酒 米酒 啤酒 葡萄酒 名酒 烟酒 烟酒店 烟酒行 名烟名酒 酒类 酒水 酒窖',
  fresh:
    '水果 水果店 生鲜水果 新鲜水果 果业 果品 果蔬 生鲜 蔬菜 蔬菜店 海鲜 水产 水产品 海产 渔业 肉业 肉类 肉铺 猪肉 牛羊肉 冻品 禽业 禽蛋 鲜果 果园 鲜果店 生鲜超市 海味 ' +
    '鲜肉店 菜店 鱼行 蟹业 大闸蟹 小龙虾 土鸡 土鸡蛋 海参 鲍鱼 脐橙 苹果 蜜桃 柑橘 柚子 猕猴桃 樱桃 草莓 芒果 荔枝',
  grocery:
    '超市 便利店 食杂 食杂店 杂货 杂货店 副食商店 小卖部 百货店 百货商店 百货超市 生活超市 日杂 日杂店 平价超市 便利 小超市 连锁超市 百货商场 仓储超市',
  catering:
    '餐饮 餐饮店 餐饮服务 餐饮管理 小吃 小吃店 餐馆 餐厅 饭店 酒楼 酒家 面馆 面店 粉店 粉馆 米粉店 快餐 快餐店 早餐店 火锅 火锅店 烧烤 烧烤店 烤鱼 烤肉 奶茶 奶茶店 ' +
    '咖啡 咖啡馆 咖啡店 咖啡厅 烘焙 烘焙坊 烘焙店 蛋糕 蛋糕店 蛋糕坊 西饼 西餐厅 甜品 甜品店 冷饮店 茶餐厅 大排档 排档 饭庄 食府 食堂 美食 美食店 美食城 卤味 ' +
    '卤味店 熟食 熟食店 麻辣烫 麻辣烫店 炸鸡 炸鸡店 汉堡店 汉堡 披萨 料理 料理店 寿司 包子铺 包子店 水饺店 饺子馆 拉面馆 土菜馆 私房菜 农家乐 私房菜馆 豆浆 豆浆店 油条 小炒店 沙县小吃 面包店 面包坊 小吃部 砂锅店 粥店 牛肉馆 牛肉面 牛肉面馆 鸭血粉丝店 螺蛳粉店 黄焖鸡 黄焖鸡米饭店 早点 早点铺 早餐',
  farm:
    '农业 农业科技 农业发展 农业开发 生态农业 现代农业 农林 林业 农产品 农副产品 农资 种植 种植业 养殖 养殖场 畜牧 农牧 牧业 种业 苗木 果树 花木 园艺 生态 生态园 种养 农庄 ' +
    '生态科技 竹业 木业 油茶 茶油 农机 饲料 肥料 化肥 种子 蔬果 农业生态 农牧业 茶果 蔬菜种植 水稻种植 药材种植 食用菌种植 食用菌培植 花卉苗木 农业技术 农业综合开发 农产 农特产 生猪养殖 水产养殖 家禽养殖 蜜蜂养殖',
  clothing:
    '服装 服装店 服饰 服饰鞋包 鞋服 服饰内衣 内衣家居服 家居服 男女装 裤装 裙装 衣服 穿搭 服饰店 女装 女装店 男装 男装店 童装 童装店 内衣 内衣店 制衣 制衣厂 衣行 衣坊 衣铺 时装 时装店 服装厂 针织 婚纱 成衣 袜业 羽绒服 西服 校服 汉服 ' +
    '服装行 服装商行 帽业 连衣裙 牛仔裤 羽绒 衬衫 T恤 卫衣 睡衣 打底裤 袜子 帽子 围巾 旗袍 大码女装 中老年女装 亲子装 服装网店 衣服 衣柜店 制衣坊 裁缝店',
  textile:
    '纺织 纺织品 布艺 布行 布业 家纺 床上用品 窗帘 窗帘店 窗帘布艺 毛纺 面料 丝绸 蚕丝被 家纺店 印染 化纤 地毯',
  shoes:
    '鞋业 鞋店 鞋行 鞋厂 鞋服 鞋材 皮鞋 皮鞋店 童鞋 女鞋 男鞋 鞋帽 布鞋 运动鞋 拖鞋 凉鞋 靴子 老人鞋 鞋 鞋类 鞋子 鞋履 休闲鞋 男女鞋 女靴 鞋靴',
  bags: '箱包 箱包店 皮具 皮具店 皮业 皮革 包业 手袋 女包 男包 双肩包 行李箱 书包 钱包 箱包皮具 鞋包 旅行箱 拉杆箱',
  jewellery:
    '珠宝 珠宝店 首饰 配饰 服配 饰物 珠宝配饰 手表 腕表 时尚饰品 饰品 饰品店 黄金 金店 银楼 金行 玉器 翡翠 钟表 钟表店 眼镜 眼镜店 眼镜行 视光 银饰 金银饰品 珠宝行 珠宝首饰',
  beauty:
    '化妆品 化妆品店 美妆 美妆护肤 美容护理 个护清洁 个人护理 个护家清 护肤品 化妆工具 美妆店 美容 美容店 美容院 美容美发 美发 美发店 理发店 理发 理发馆 发廊 护肤 日化 日化用品 洗涤用品 个护 美甲 美甲店 美容养生 生物科技 香水 美业 造型 造型店 面膜 彩妆 口红 洗护 洗发水 牙膏 纸巾 精油 ' +
    '美容护肤 养发馆 形象设计 假发 睫毛 美瞳 香氛',
  medicine:
    '医药 药业 制药 药房 大药房 药店 药行 药材 中药材 参茸 参茸行 医药连锁 大药房连锁 药房连锁 药品 中药 中医 诊所 国药 生物医药 医疗 医疗科技 门诊部 口腔 口腔门诊部 参行 滋补品 连锁药店 中医馆 饮片 中药饮片 中药饮品 药膳 草药 药材行 医院 卫生室',
  device: '医疗器械 器械 医疗保健 家用器械 康复器材 助听器 医疗用品 医疗设备 假肢',
  health:
    '健康 健康管理 保健品 保健用品 养生 养生馆 健康科技 大健康 足浴 足浴店 推拿 按摩 理疗 成人用品 计生用品 保健 生物 生物技术 生物工程',
  baby: '母婴 母婴用品 孕产 母婴生活 母婴玩具 尿裤 纸尿裤 童品 婴儿用品 宝宝用品 母婴店 孕婴 孕婴店 婴童 奶粉店 婴幼儿用品 儿童用品 孕婴童 童车',
  toys: '玩具 玩具店 玩具乐器 益智玩具 积木拼图 玩具厂 玩具行 积木玩具 毛绒玩具 游戏 动漫 动漫科技 模型 潮玩 手办 积木',
  education: '教育 教育科技 教育咨询 培训 培训中心 幼儿园 学校 培训学校 艺术培训 文化艺术 驾校 托育',
  stationery:
    '文具 文具店 图书音像 文具办公 办公文具 书籍 童书 书 绘本 文创用品 文化用品 办公用品 书店 图书 书业 书城 书屋 书社 文体 文体用品 办公设备 纸业 印刷 印刷厂 印务 包装 包装材料 图文 打印店 广告制作 纸品 塑料包装 图书馆 教材 打印 图书发行 图书出版 出版 出版物 快印 图文快印 复印 画材',
  electronics:
    '电子 电子科技 电子产品 数码 数码科技 数码店 手机 手机店 通讯 通讯店 通信 通讯器材 电脑 电脑店 智能 光电 光电科技 安防 配件 手机配件 手机壳 充电宝 数据线 音响 电子元件 监控 耳机 半导体 3C 3C数码 电脑数码 数码产品 手机数码 数码配件 影音 摄影器材 智能设备 集成电路 芯片 传感器 物联网 电子商务商行 电子配件',
  appliance:
    '电器 电器店 家电 生活电器 厨房小电 大家电 厨卫电器 家电店 家用电器 厨具 厨房电器 制冷 空调 机电 机电设备 电动车 电动车行 电动车店 电动自行车 净水 净水器 小家电 电机 电气',
  lighting: '照明 灯饰 灯饰照明 灯具 灯饰店 灯具店 照明科技 灯业 照明电器',
  home: '家具 家具店 家私 家居 家居日用 居家日用 居家 居家百货 家居百货 家饰 厨房用品 厨房用具 餐饮具 收纳整理 床品 日用家居 清洁用具 家清 日用杂品 家居用品 家居店 家居生活 保温杯 水杯 锅具 刀具 竹制品 茶几 床品 软装 床垫 厨卫 卫浴 洁具 家具厂 家具城 红木 红木家具 收纳 餐具 橱柜 家装 办公家具 沙发 衣柜',
  building:
    '建材 建材店 建材城 装饰 装修 装饰工程 装饰材料 建筑 建筑工程 建设 工程 石材 陶瓷 门窗 涂料 油漆 玻璃 铝业 铝材 钢材 水泥 管业 木门 瓷砖 地板 防水 园林 园林绿化 市政工程 房地产 地产 置业 物业 物业管理 房产 板材 木材 钢构 混凝土',
  hardware:
    '五金 五金店 电动工具 手动工具 五金厂 五金行 五金商行 五金机电 五金制品 五金工具 紧固件 阀门 轴承 锁业 工具 电线电缆 电缆 水暖 水暖器材 五金建材 塑料 塑胶 塑业 橡胶 模具 五金配件',
  machinery:
    '机械 机械设备 机械制造 机械厂 自动化 仪器 仪表 重工 装备 精密机械 数控 工程机械 自动化设备 精工 仪器仪表 泵业 能源 新能源 光伏 太阳能 电力 石化 化工 燃气 矿业 农业机械 机械配件 液压 铸造 锻造 焊接 五金机械 输送设备',
  craft:
    '工艺品 工艺品厂 工艺 工艺礼品 礼品 礼品店 雕刻 木雕 石雕 根雕 陶艺 艺术品 古玩 字画 文玩 紫砂 建盏 礼仪 竹木制品 竹制品 花艺 香业 蜡烛 佛具 工艺美术 工艺美术品 竹木 竹编 藤编 刺绣 漆器 香薰 手工艺品 剪纸',
  auto: '汽车 汽车销售 汽车服务 汽车用品 汽车配件 汽配 汽配店 汽修 汽修厂 汽车维修 汽车修理 汽车修理厂 汽车修理店 汽车贸易 轮胎 轮胎店 摩托车 摩配 车行 车业 洗车 洗车店 车品 车用品 车载用品 车载 汽车饰品 车配 汽车美容 二手车 润滑油 汽贸 汽车租赁 自行车 车饰',
  logistics:
    '物流 快递 运输 货运 仓储 速递 货物运输 冷链 配送 国际货运 搬家 快运 货运代理 供应链物流 快递服务部 驿站 国际货运 国际物流 货代',
  hotel:
    '酒店 宾馆 旅馆 民宿 客栈 旅游 旅行社 旅社 度假村 酒店管理 山庄 招待所 公寓 旅游开发 国际旅行社 酒店用品 景区 温泉',
  sports:
    '体育 体育用品 运动 运动户外 户外运动 骑行 骑行装备 运动装备 健身器材 露营 健身 户外 户外用品 渔具 渔具店 钓具 体育文化 健身房 瑜伽 健身俱乐部 台球 运动用品 体育器材 游泳馆 自行车行 电竞',
  culture:
    '文化 文化传媒 传媒 广告 广告传媒 影视 影视传媒 传播 文化传播 文化发展 直播 网络传媒 艺术 演艺 音乐 乐器 琴行 娱乐 琴业 文化产业 影业 新媒体 文化创意 会展 影视文化 影视制作 文化艺术 文化创意产业 网红 直播电商 短视频',
  photo: '摄影 照相馆 婚纱摄影 影楼 摄影工作室 儿童摄影 图片社',
  pets: '宠物 宠物用品 宠物生活 猫粮 狗粮 猫砂 宠物零食 宠物店 宠物医院 水族 水族馆 宠物食品 观赏鱼',
  flowers: '鲜花 鲜花店 花店 花坊 花卉 花业 绿植 花行 花屋 盆景 多肉',
  services:
    '家政 家政服务 保洁 洗衣 洗衣店 干洗店 维修 维修店 人力资源 劳务 财务 财务咨询 代理记账 法律咨询 保安服务 知识产权 开锁 修理店 回收 废品回收 典当 保险 保险代理 担保 金融 租赁 设计 建筑设计 检测 检验检测 美缝 搬运 人才服务 企业服务 管道疏通',
}

/** Organisation words of single-person businesses, by which a name ends: 食杂店, 服装行. */
const ENDINGS =
  '店 行 部 馆 坊 厂 铺 庄 屋 城 中心 超市 批发部 经营部 门市部 商行 商店 工作室 专卖店 摊 档 批发店 零售店 经营店 销售部 服务部 连锁店 便利店 生活馆 体验店 体验馆 加盟店 总店 销售点 代理店 总汇 大世界 商场 营业部'.split(
    ' ',
  )

/** Each word with the group of its trade. */
export const TRADE_WORDS: ReadonlyMap<string, string> = (() => {
  const words = new Map<string, string>()
  for (const [group, text] of Object.entries(TRADES))
    for (const written of text.split(' ')) {
      const word = withNumerals(fold(written))
      if (!words.has(word)) words.set(word, group)
    }
  for (const ending of ENDINGS) if (!words.has(ending)) words.set(ending, 'general')
  return words
})()

export const INDIVIDUAL_ENDINGS: ReadonlySet<string> = new Set(ENDINGS)

/** Whether two groups lie in one cluster. */
export const areNear = (one: string, other: string): boolean =>
  Object.values(CLUSTERS).some((groups) => groups.includes(one) && groups.includes(other))

/** 组织形式: what kind of entity a name says that it is. */
export type Form = 'none' | 'company' | 'joint' | 'partnership' | 'cooperative' | 'farm' | 'individual'

/** Endings of legal names, longest first. 集团 is told apart from the companies of the group. */
export const FORMS: readonly { readonly ending: string; readonly form: Form; readonly isGroup: boolean }[] = (
  [
    ['集团股份有限公司', 'joint', true],
    ['集团有限责任公司', 'company', true],
    ['控股集团有限公司', 'company', true],
    ['集团有限公司', 'company', true],
    ['股份有限公司', 'joint', false],
    ['有限责任公司', 'company', false],
    ['股份公司', 'joint', false],
    ['有限公司', 'company', false],
    ['集团公司', 'company', true],
    ['总公司', 'company', false],
    ['公司', 'company', false],
    ['集团', 'company', true],
    ['农民专业合作社联合社', 'cooperative', false],
    ['专业合作社联合社', 'cooperative', false],
    ['农民专业合作社', 'cooperative', false],
    ['股份经济合作社', 'cooperative', false],
    ['经济合作社', 'cooperative', false],
    ['专业合作社', 'cooperative', false],
    ['合作社', 'cooperative', false],
    ['合伙企业', 'partnership', false],
    ['个体工商户', 'individual', false],
    ['家庭农场', 'farm', false],
    ['农场', 'farm', false],
  ] as const
).map(([ending, form, isGroup]) => ({ ending, form, isGroup }))

/** What the shop says it is to the brand; 专营店 and 专卖店 are run by dealers under their own name behind the brand's. */
export type ShopKind = 'none' | 'flagship' | 'dealer' | 'store'

const PLATFORMS =
  '天猫|淘宝|京东|拼多多|抖音|快手|小红书|微信|美团|饿了么|微店|唯品会|苏宁易购|苏宁|阿里|1688'
const PRAISE = '官方|正品|品牌|企业|自营|直营|直销|海外|国际|授权|认证|工厂|源头工厂|厂家|正宗|网上|线上|新'
const SHOPS =
  '旗舰店|旗舰|专卖店|专营店|企业店|官方店|官方商城|官方店铺|自营店|直营店|折扣店|工厂店|品牌店|网店|网上商店|小店|店铺|直播间|官方直播间|官网|官方网站|官方账号|官方号|企业号|微商城|小程序|商城|专柜|奥莱店|优选店|精品店|特卖店|的小店|的店铺|的店|生活馆|总店|线上店|外卖店|自提点'

/** What stands behind a name on a platform: 官方旗舰店, 天猫专卖店, 抖音小店. */
export const SHOP_ENDING = new RegExp(
  `(?:(?:${PLATFORMS}|${PRAISE})*(${SHOPS})|(?:官方|正品|自营|直营|直销|官网))$`,
)
/** What stands before it: 正宗, 官方. */
export const SHOP_BEGINNING = new RegExp(`^(?:(?:${PLATFORMS})(?:${SHOPS})?|官方|正宗|正品)(?=.{2})`)

/** Words that any shop may write, and that name nobody: 旗舰店, 我的小店, 本店. */
export const NAMES_NOBODY = new RegExp(`^(?:本|我的?|一家|(?:${PLATFORMS})|(?:${PRAISE}))*(?:${SHOPS}|店)?$`)

export function shopKindOf(words: string): ShopKind {
  if (/专卖店|专营店/.test(words)) return 'dealer'
  return /旗舰|官方|官网|自营|直营|企业|品牌/.test(words) ? 'flagship' : 'store'
}

/** Words between brand and goods that distinguish nothing. */
export const FILLERS =
  '包邮|现货|速发|当天发|送礼|一件代发|批发价|爆款|热卖|新款|新品|同款|特价|清仓|秒杀|正品保证|假一赔十|限时|抢购|孕妇可用|老人|家用|厂价|实惠|家乡味道|专卖|高山|优质|天然|有机|手工|传统|农家|新鲜|精品|优选|特级|正宗|正品|家乡|原产地|源头|厂家|直销|特色|本地|纯|老字号|品牌|系列|专用|生活|优品|甄选|严选|时尚|潮流'.split(
    '|',
  )

/** 字号 that many bear: they tell less than others of their length. */
export const COMMON_BRANDS: ReadonlySet<string> = new Set(
  (
    '鑫源 鑫鑫 鑫隆 鑫达 鑫盛 鑫旺 宏达 宏发 宏源 宏盛 宏图 兴旺 兴发 兴隆 兴盛 兴达 顺发 顺达 顺丰 顺风 顺利 万家 万家福 万达 万顺 万通 阳光 新世纪 新时代 新世界 ' +
    '美好 天天 天地 百姓 百家 家家乐 家乐 好又多 好再来 又一村 老地方 老百姓 大众 大家 大家乐 幸福 幸福里 平安 吉祥 如意 吉利 福源 福临门 福满楼 福星 永兴 永盛 永发 永顺 ' +
    '金源 金鑫 金利 金龙 金山 金桥 金色 金辉 华联 华丰 华兴 华美 华泰 华润 恒源 恒达 恒通 恒泰 恒兴 泰和 泰兴 瑞丰 瑞祥 祥和 祥瑞 同心 同兴 东升 东方 中天 中兴 大地 绿源 ' +
    '绿色 康达 康源 康泰 明珠 新星 星光 红星 春天 四季 四季春 好运 好运来 众鑫 众信 诚信 诚达 利民 便民 惠民 惠家 家园 乐家 好家 优品 优选 美丽 佳佳 佳美 佳乐 乐乐 小小 ' +
    '阿婆 阿姨 外婆 妈妈 邻家 街坊 一品 一品香 第一 天下 四海 五洲 环球 联华 联盛 联兴 正大 长城 长江 黄河 泰山 长兴 安达 安康 安泰 源源 盛源 盛达 盛世 丰源 丰收 汇丰 汇源'
  ).split(' '),
)

/** 老王, 小李, 阿珍, 王记, 张氏: a surname and a mark of familiarity. */
export const FAMILIAR_BRAND = /^(?:[老小阿大].|.[记氏家姐哥嫂])$/
