/** 服务、课程、招商、房源、图书: what honest offers of these trades say. Data. */
import { articles, lines, type Trade } from './trade.ts'

export const OFFERED: readonly Trade[] = [
  {
    id: 'book',
    category: '图书',
    shopWords: ['书店', '书屋'],
    articles: articles(`
      小学语文阅读教材|册|平装|32
      乡土植物图鉴|册|精装|78
      儿童绘本《小山羊过桥》|册|平装|25
      长篇小说《渡口》|册|平装|42
    `),
    points: lines(`
      正版图书，书脊有防伪条
      ISBN 978-7-0000-0001-0（演练）
      内页米黄纸，看久了不累
    `),
    story: lines(`
      纸箱加气泡袋寄出，边角压了请拍照。
    `),
    permits: ['出版物经营许可证：新出发演零字第990001号'],
    notices: [],
  },
  {
    id: 'course',
    category: '教育培训',
    shopWords: ['教育', '课堂', '培训学校'],
    articles: articles(`
      教师资格证笔试课程|期|32课时|680
      会计初级网课|期|48课时|599
      成人英语口语小班|期|20课时|1280
      公务员考试申论批改课|期|12课时|899
    `),
    points: lines(`
      每周二、周四晚八点直播，可以回看
      课后作业三天内批改
      不满意的，开课七天内按未上课时退费
    `),
    story: lines(`
      学习效果因人而异，本课程对考试结果不作任何保证。
      办学许可证：教民199012170000001号（演练）
    `),
    permits: [],
    notices: [],
  },
  {
    id: 'invest',
    category: '招商加盟',
    shopWords: ['招商部', '餐饮管理', '创业服务'],
    articles: articles(`
      奶茶店加盟咨询|次|首店方案|2000
      早餐小店合作|份|设备清单一份|5800
      社区团购合伙人说明会|位|1位|50
    `),
    points: lines(`
      加盟费、设备费、保证金分别列明，见费用表
      选址由双方共同确认，合同文本可以先看
    `),
    story: lines(`
      投资有风险，加盟需谨慎。门店经营情况受位置、人员、季节影响，总部不承诺任何收益。
      备案号：演练商务特许备99000001
    `),
    permits: [],
    notices: ['投资有风险'],
  },
  {
    id: 'property',
    category: '房产',
    shopWords: ['置业', '房产中介'],
    articles: articles(`
      溪畔花园 三居户型 新房|套|建筑面积98平方米|680000
      老城二手房 两居|套|建筑面积72平方米|420000
      临街小商铺出售|套|建筑面积35平方米|300000
    `),
    points: lines(`
      建筑面积、套内面积、公摊面积见一房一价表
      距地铁站步行约800米（地图测距）
      预售证号：演房预售证第99001号
    `),
    story: lines(`
      效果图为示意，交付标准以买卖合同为准；周边规划以政府公布为准。
    `),
    permits: [],
    notices: [],
  },
  {
    id: 'service',
    category: '生活服务',
    shopWords: ['家政服务部', '工作室', '维修铺'],
    articles: articles(`
      空调上门清洗|台|挂机|89
      搬家小车|次|五公里内|220
      证件照精修|张|一寸、二寸|15
      家电维修上门检测|次|同城|30
    `),
    points: lines(`
      师傅有工牌，进门穿鞋套
      报价单先签字再动手
      完工七天内有问题免费再上门
    `),
    story: lines(`
      预约后两小时内电话确认，下雨天可能会晚一些。
    `),
    permits: [],
    notices: [],
  },
  {
    id: 'travel',
    category: '旅游票务',
    shopWords: ['旅行社', '票务中心', '民宿'],
    articles: articles(`
      云岭古村两日跟团游|位|含住宿|398
      溪边民宿大床房|晚|含双早|238
      采茶一日游|位|含午餐|99
    `),
    points: lines(`
      出行前一天十六点前可以免费退改
      凭身份证换票
    `),
    story: lines(`
      最佳游览季节是四到六月；最后一班下山的车是十七点半。
    `),
    permits: ['旅行社业务经营许可证：L-YL99001（演练）', '特种行业许可证：演公特旅字第990001号'],
    notices: [],
  },
]
