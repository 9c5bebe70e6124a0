/** 用品: what honest shops of goods for use sell and say. Data. */
import { articles, lines, type Trade } from './trade.ts'

export const DURABLE: readonly Trade[] = [
  {
    id: 'device',
    category: '医疗器械',
    shopWords: ['医疗器械店', '康复器材店'],
    articles: articles(`
      上臂式电子血压计|台|1台装|189
      家用血糖仪|套|主机＋50条试纸|129
      医用雾化器|台|1台装|168
      红外额温计|支|1支装|79
    `),
    points: lines(`
      演械注准20992070001（演练）
      大屏显示，字号可以调
      保修两年，电池另购
    `),
    story: lines(`
      测量前静坐五分钟，袖带与心脏同高。
      禁忌内容或者注意事项详见说明书。
    `),
    permits: ['第二类医疗器械经营备案凭证：演食药监械经营备99000001号'],
    notices: ['请仔细阅读产品说明书或者在医务人员的指导下购买和使用'],
  },
  {
    id: 'beauty',
    category: '美妆',
    shopWords: ['美妆店', '护肤馆'],
    articles: articles(`
      玻尿酸保湿面膜|盒|25ml×10片|59
      氨基酸洁面乳|支|120g/支|49
      防晒霜SPF50|支|50ml/支|89
      护手霜三支装|套|30g×3支|39.9
      生姜洗发水|瓶|500ml/瓶|45
    `),
    points: lines(`
      演妆网备字2099000001（演练）
      质地清爽，推开不黏
      先在耳后试用，没有不适再上脸
      管口细，一次挤出一粒黄豆的量
    `),
    story: lines(`
      全成分见瓶身，敏感肌请先做皮肤测试。
      开封后请在六个月内用完。
    `),
    permits: [],
    notices: [],
  },
  {
    id: 'clothes',
    category: '服饰',
    shopWords: ['服饰店', '衣橱', '布衣坊'],
    articles: articles(`
      纯棉圆领短袖|件|S－XXL|59
      亚麻阔腿裤|条|S－XL|129
      羊毛开衫|件|均码|199
      女士内衣三件装|套|S－XL|69
      儿童防晒衣|件|110－150码|79
    `),
    points: lines(`
      面料成分：棉95%，氨纶5%
      领口双针走线，水洗不变形
      尺码表是平铺量的，误差一到三厘米
      颜色有小小的显示器差异，以实物为准
    `),
    story: lines(`
      第一次洗请单独洗，水温三十度以下。
      模特身高168，体重51公斤，穿M码。
    `),
    permits: [],
    notices: [],
  },
  {
    id: 'shoes',
    category: '鞋包',
    shopWords: ['鞋店', '箱包店'],
    articles: articles(`
      软底小白鞋|双|35－40码|89
      登山双肩包|个|40L|159
      帆布托特包|个|38×35cm|49
      防滑居家拖鞋|双|36－45码|19.9
    `),
    points: lines(`
      鞋底加宽，走路稳
      内里可以拆下来洗
      五金件镀了两层，拉着顺
    `),
    story: lines(`
      收到有点胶味，放通风处一天就散了。
      脚背高的朋友建议拍大一码。
    `),
    permits: [],
    notices: [],
  },
  {
    id: 'appliance',
    category: '家电',
    shopWords: ['电器店', '小家电馆'],
    articles: articles(`
      空气炸锅5L|台|1台装|269
      落地电风扇|台|1台装|179
      超声波加湿器|台|4L|129
      手持吸尘器|台|1台装|399
      电热水壶|台|1.7L|89
    `),
    points: lines(`
      额定功率1400W，炸篮可拆洗
      一级能效，噪声38分贝（实验室数据，见说明书第6页）
      整机保修一年，主要部件保修三年
      附赠食谱一本
    `),
    story: lines(`
      首次使用请空烧十分钟去除保护油。
      最大容量5升，最低温度80度，最长定时60分钟。
    `),
    permits: [],
    notices: [],
  },
  {
    id: 'phone',
    category: '数码配件',
    shopWords: ['数码店', '配件铺'],
    articles: articles(`
      手机钢化膜两片装|套|2片/套|19.9
      快充数据线1.5米|条|1.5m|15.9
      蓝牙音箱|台|1台装|99
      桌面手机支架|个|1个装|25
    `),
    points: lines(`
      适用型号见选项，拍前请核对
      线头加了护套，弯折一万次（企业标准Q/YL 01）
      充电时自动断电保护
    `),
    story: lines(`
      包装内含：主机1台、说明书1份、充电线1条。
      最远连接距离10米，中间有墙会短一些。
    `),
    permits: [],
    notices: [],
  },
  {
    id: 'furniture',
    category: '家居',
    shopWords: ['家具店', '家居馆'],
    articles: articles(`
      实木小书桌|张|100×50cm|459
      乳胶枕|个|60×40cm|129
      落地衣帽架|个|1个装|79
      竹编收纳篮|个|大号|35
    `),
    points: lines(`
      榫卯结构，安装不用一颗钉
      最大承重80公斤
      边角都打磨过，摸着不扎手
    `),
    story: lines(`
      送货到楼下，需要上楼请先和客服说，费用按页面公示的楼层费计算。
      木纹每张都不一样，介意慎拍。
    `),
    permits: [],
    notices: [],
  },
  {
    id: 'toy',
    category: '玩具',
    shopWords: ['玩具店', '童趣屋'],
    articles: articles(`
      木质积木100粒|桶|100粒/桶|69
      毛绒恐龙玩偶|只|45cm|39
      遥控越野车|辆|1辆装|119
      儿童拼图|盒|60片/盒|25
    `),
    points: lines(`
      适合三岁以上，含小零件，请在大人看护下玩
      3C认证编号见外盒
      圆角设计，不划手
    `),
    story: lines(`
      积木表面有木头本来的香味，放两天会淡。
      电池另购，型号5号三节。
    `),
    permits: [],
    notices: [],
  },
  {
    id: 'kitchen',
    category: '厨具',
    shopWords: ['厨具店', '百货铺'],
    articles: articles(`
      不锈钢炒锅|口|32cm|149
      竹砧板|块|38×26cm|39
      密封罐六件套|套|6只/套|49
      焖烧杯|个|500ml|79
    `),
    points: lines(`
      锅身316不锈钢，手柄加长
      电磁炉、明火都能用
      盖子有卡扣，倒过来不洒
    `),
    story: lines(`
      新锅请先用热水加一勺小苏打煮一遍。
      最高耐温220度，请勿空烧。
    `),
    permits: [],
    notices: [],
  },
  {
    id: 'car',
    category: '汽车用品',
    shopWords: ['车品店', '汽配店'],
    articles: articles(`
      四季汽车坐垫|套|五座通用|269
      车载吸尘器|台|1台装|129
      遮阳挡|块|140×75cm|35
      玻璃水2升装|桶|2L/桶|15
    `),
    points: lines(`
      不分左右，五分钟装好
      针脚密，坐久了不起球
    `),
    story: lines(`
      请核对车型年款后再拍，拿不准可以发行驶证首页（遮住号码）问客服。
    `),
    permits: [],
    notices: [],
  },
  {
    id: 'clean',
    category: '家清',
    shopWords: ['家清店', '日用百货店'],
    articles: articles(`
      浓缩洗衣液|瓶|2kg/瓶|39.9
      厨房油污清洁剂|瓶|500ml/瓶|19.9
      抽纸整箱|箱|24包/箱|42
      竹炭除味包|袋|200g×5袋|25
    `),
    points: lines(`
      一瓶盖洗一桶，泡沫少好漂
      不含荧光增白剂（检测报告编号YL-2099-01）
    `),
    story: lines(`
      请放在儿童接触不到的地方，入眼请立即用清水冲洗。
    `),
    permits: [],
    notices: [],
  },
  {
    id: 'paper',
    category: '文具',
    shopWords: ['文具店', '纸品店'],
    articles: articles(`
      牛皮纸笔记本|本|A5 80页|12.9
      中性笔十支装|盒|10支/盒|15
      便签套装|套|6本/套|9.9
      图案书包|个|大号|99
    `),
    points: lines(`
      纸张80克，钢笔写不透
      线装可摊平
    `),
    story: lines(`
      封面颜色随季节换，备注想要的颜色，有就发。
    `),
    permits: [],
    notices: [],
  },
  {
    id: 'craft',
    category: '手工',
    shopWords: ['手作坊', '编织铺'],
    articles: articles(`
      手工布鞋|双|34－44码|88
      竹编茶盘|个|36×26cm|65
      羊毛毡胸针|枚|1枚装|22
      剪纸窗花|套|8张/套|18
    `),
    points: lines(`
      一双鞋底纳一千多针，等三天
      每一件都有一点不一样
    `),
    story: lines(`
      竹子先蒸后晒，放几年也不生虫。
    `),
    permits: [],
    notices: [],
  },
  {
    id: 'pet',
    category: '宠物用品',
    shopWords: ['宠物用品店', '猫狗杂货'],
    articles: articles(`
      豆腐猫砂|袋|6L/袋|19.9
      逗猫棒|支|3支/套|9.9
      宠物牵引绳|条|1.2m|29
      猫抓板|块|45×22cm|15
    `),
    points: lines(`
      结团快，铲起来不散
      原味，不加香精
    `),
    story: lines(`
      换砂请慢慢来，新旧各一半过渡一周。
    `),
    permits: [],
    notices: [],
  },
  {
    id: 'jewel',
    category: '饰品',
    shopWords: ['饰品店', '银器铺'],
    articles: articles(`
      足银光面手镯|只|30g左右|299
      淡水珍珠耳钉|对|7－8mm|79
      本命年红绳|条|可调节|25
    `),
    points: lines(`
      印记“足银”，附检测证书编号
      天然珍珠有生长纹
    `),
    story: lines(`
      洗澡、做家务时请取下，用软布擦。
    `),
    permits: [],
    notices: [],
  },
]
