/** 《广告绝对化用语执法指南》: what is no absolute term at all, and the classes that it takes out. Data. */
import { type Exemption, law } from '../rule.ts'

const guide = (item: string) => law('absolute-terms-guide-2023', item)

/** The characters are there, the sense is not: nothing is left of the finding. */
export const NOT_THIS_SENSE: readonly Exemption[] = [
  {
    id: 'use-tip',
    title: { zh: '使用方法、时间、保存期限等消费提示', en: 'Tip on use, time or storage' },
    basis: guide('第五条第三项'),
    outcome: 'none',
    within:
      /最佳(?:赏味|食用|饮用|品尝|品饮|使用|服用|观赏|观看|睡眠|储存|保存|贮存|冲泡|种植|播种|播放|游览|拍摄|入住|更换|搭配|施肥|采摘|安装|佩戴)?(?:期|日期|期限|时间|时期|时节|时机|温度|距离|方法|角度|季节|水温|湿度|浏览|分辨率|效果参考)|(?:使用|食用|饮用|冲泡|观看|保存|赏味|食用)的?最佳(?:距离|时间|温度|方法|方式|角度)?|最佳(?:食用|饮用|赏味|使用|品尝|冲泡|浏览)/,
  },
  {
    id: 'best-when',
    title: { zh: '提示何时食用、使用为宜', en: 'Says when to eat or use it' },
    basis: guide('第五条第三项'),
    outcome: 'none',
    hit: /最(?:佳|好|香)/,
    before: /(?:口感|风味|状态|效果|味道|香气)[一-龥]{0,2}$/,
    sentence: /冷藏|加热|冲泡|食用|饮用|品饮|趁热|尽快|开封|静置|回温|保存/,
  },
  {
    id: 'advice',
    title: { zh: '“最好先……”等建议', en: 'Advice: had better' },
    outcome: 'none',
    within:
      /最好(?:不要|别|不|先|在|能|请|用(?!的|到|极)|提前|避免|及时|当天|趁|尽|选择|是|以|两|隔|每|放|让)/,
  },
  {
    id: 'breast-feeding',
    title: { zh: '提倡母乳喂养', en: 'Recommends breast feeding' },
    outcome: 'none',
    hit: /最(?:佳|好|理想)/,
    sentence: /母乳/,
  },
  {
    id: 'standard-grade',
    title: { zh: '依据国家标准、行业标准的分级用语', en: 'Grade word of a standard' },
    basis: guide('第五条第四项'),
    outcome: 'none',
    within:
      /特级初榨|特级酱油|特级生抽|特级面粉|特级茶|特级绿茶|一级大豆油|优级|最高等级(?:标准)?|GB\d+|1级能效/i,
  },
  {
    id: 'institution',
    title: { zh: '机构、地名、法定称谓', en: 'Institution, place or official designation' },
    outcome: 'none',
    within:
      /最高人民(?:法院|检察院)|最高(?:法院?|检察?)(?=和|院|联合|发|$)|国家级(?:非物质|非遗|自然保护区|风景|森林公园|湿地|经济|经开区|高新|新区|开发区|贫困县|地质公园|文物|园区|示范区|运动员|裁判|学会|课题|期刊|标准)|第一(?:人民|附属|医院|中学|小学|大学|百货|财经|时间|次|步|页|章|节|季|代|天|个|位|件|单|层|行|排|条|款|批|台|支|期|届|人称|责任人|书记|轮|组|手|眼|印象|遍|课|种|部|张)|唯一(?:的)?(?:不足|缺点|遗憾|要求|条件|区别)|唯一的?(?:识别|标识|编号|编码|码|代码|身份|序列|性|对应|凭证|入口|有效)|顶级(?:域名|目录|菜单|页面|标题|导航|栏目?|节点|分类|类目|窗口|元素|容器|标签|父类|部门|作用域)/,
  },
  {
    id: 'plain-measure',
    title: { zh: '数量、时间、技术参数等客观表述', en: 'Quantity, time or technical figure' },
    outcome: 'none',
    within:
      /最(?:高|低|大|小|长|短|远|近|轻|重|厚|薄|细|粗|快|慢)[一-龥]{0,4}\d|最(?:高|低|大|小|远|近|轻|薄)[一-龥]{0,4}(?:见|按|以|参考)(?:说明书|页面|标签|实物)|最(?:新|后|近|终|多|少|小|初|早|晚|迟|长|短|外|内|上|下|左|右|前|常见|常用)|最(?:大|高|低|快|全|强|重|省|优惠)?(?:可|约|起订|承重|载重|负荷|功率|水温|气温|温度|湿度|速度|转速|容量|尺寸|长度|高度|直径|限额|限购|支持|分辨率|续航|亮度|输出|电流|电压|消费|订购|起送|购买量|信用|学历|工资|生活保障|额度|保额|赔付|压力|音量|限度|程度|限价|值|限|位|档)|最(?:大|高|低|快)(?:为|达|至|不超过|不低于)?\d|最快(?:当日|当天|次日|\d+)/,
  },
  {
    id: 'inside-other-word',
    title: { zh: '其他词语的组成部分', en: 'Part of another word' },
    outcome: 'none',
    within:
      /满[5五两2]唯1|唯1(?:联系|客服|标识|编号|代码|编码|识别|电话|账号)|全国家|国家级联|首选项|首选(?:语言|地址|方式)|绝版书|最佳(?:搭档|拍档|男主角|女主角|导演|影片|球员|新人奖)|王牌(?:部队|飞行|特工)|拉链之?|最高级别|形容词最高级|无敌(?:太阳|号)|万能(?:表|胶|充|角尺|遥控|插座|工具|钥匙|青年|险)|极致(?:简|黑|白)|终极(?:版|一班|解释权)|顶尖(?:形|状)|唯1(?:品|会)|最终|最为(?:重要|关键|注意)/,
  },
  {
    id: 'work-title',
    title: { zh: '书名、影视名等作品名称', en: 'Title of a work' },
    outcome: 'none',
    within:
      /最好的我们|最强大脑|最强王者|天下第一(?:楼|关|泉)|无敌破坏王|海贼之王|王者之王|最美逆行者|最美的青春|史上最强弟子/,
  },
  {
    id: 'negated',
    title: { zh: '否定、提示性表述', en: 'Negated or cautionary' },
    outcome: 'none',
    before: /(?:不是|并非|不使用|禁止使用|不得使用|避免|不含|没有|不敢说|不做|严禁|拒绝)[一-龥\w]{0,6}$/,
  },
]

/** Advertising all the same, but outside the prohibition or open to proof: never "violation". */
export const GUIDE_CLASSES: readonly Exemption[] = [
  {
    id: 'self-comparison',
    title: { zh: '本经营者商品之间的自我比较', en: 'Comparison among one’s own goods' },
    basis: guide('第五条第二项'),
    outcome: 'note',
    hit: /^最/,
    before:
      /(?:本店|我店|我们店|我家店|咱店|咱们店|店里|小店|店内|本品牌|本公司|我司|本系列|本司|我们家|自家|品牌|同系列|历代|本季|店铺)[一-龥\w]{0,8}$/,
  },
  {
    id: 'attitude-or-goal',
    title: { zh: '服务态度、经营理念、企业文化、主观愿望、目标追求', en: 'Attitude, idea or goal' },
    basis: guide('第五条第一项'),
    outcome: 'note',
    hit: /最|第1|极致|巅峰/,
    sentence:
      /追求|力求|力争|争取|努力|致力于|立志|目标|愿景|宗旨|理念|希望|愿|期待|用心|尽最大|竭尽|服务至上|顾客(?:至上|第一)|客户第一|(?:质量|品质|安全|信誉|信用|诚信|服务|用户|健康)第一(?!品牌|名牌|的)/,
  },
  {
    id: 'name-or-mark',
    title: {
      zh: '商品名称、规格型号、注册商标、专利中的用语',
      en: 'Part of a name, model, trade mark or patent',
    },
    basis: guide('第五条第五项'),
    outcome: 'look',
    sentence: /注册商标|商标注册|商标号|专利名称|专利号|型号[：:]?|字号/,
  },
  {
    id: 'official-award',
    title: { zh: '依据国家有关规定评定的奖项、称号', en: 'Award or title given under state rules' },
    basis: guide('第五条第六项'),
    outcome: 'look',
    sentence: /荣获|获评|获得|授予|认定为|评为|入选|称号|奖项|金奖|名录|颁发/,
  },
  {
    id: 'bounded-fact',
    title: { zh: '限定具体时间、地域等条件的客观情况', en: 'Fact bounded in time and place' },
    basis: guide('第六条'),
    outcome: 'look',
    sentence:
      /(?:20\d\d|2[01]2\d|[12]0[0-9]{2})年?.{0,30}(?:第1|最|唯1|首)|(?:数据来源|来源|据|根据).{0,30}(?:统计|数据|机构|咨询|报告|协会|榜单|研究院)|截至|截止/,
  },
]
