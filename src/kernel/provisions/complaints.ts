/** 投诉举报: 令20 (2020) and 令121 (2026), and the settlement between shop and consumer before a complaint. Data. */
import { declareText, provisionsOf } from '../provision.ts'

export const complaintTexts = [
  declareText({
    id: 'complaints-2020',
    name: 'complaints',
    zh: '市场监督管理投诉举报处理暂行办法',
    en: 'Interim Measures on Handling Complaints and Reports in Market Regulation',
    number: '国家市场监督管理总局令第20号',
    kind: 'rule',
    from: '2020-01-01',
    to: '2026-04-14',
    replacedBy: 'complaints-2026',
    certainty: 'verified',
  }),
  declareText({
    id: 'complaints-2026',
    name: 'complaints',
    zh: '市场监督管理投诉举报处理办法',
    en: 'Measures on Handling Complaints and Reports in Market Regulation',
    number: '国家市场监督管理总局令第121号',
    numberCertainty: 'secondHand',
    kind: 'rule',
    from: '2026-04-15',
    certainty: 'verified',
    note: {
      zh: '文本没有过渡条款；施行前收到的投诉适用哪一文本由本单位确定。',
      en: 'The text has no transitional article; the office decides which text governs complaints received earlier.',
    },
  }),
  declareText({
    id: 'odr-practice',
    name: 'odr-practice',
    zh: '全国12315平台在线消费纠纷解决机制',
    en: 'Online dispute resolution on the national 12315 platform',
    kind: 'normative',
    from: '2020-01-01',
    fromCertainty: 'uncertain',
    certainty: 'secondHand',
  }),
]

const old = provisionsOf('complaints-2020')
const now = provisionsOf('complaints-2026')

export const complaintProvisions = [
  old(
    '第十四条',
    'complaints.acceptance',
    '收到投诉之日起七个工作日内决定是否受理并告知投诉人。',
    'Decide whether to accept, and tell the complainant, within seven working days of receipt.',
    { term: { amount: 7, unit: 'workingDay', roll: 'none' } },
  ),
  old(
    '第十五条',
    'complaints.tooLate',
    '知道或者应当知道权益受侵害之日起超过三年的投诉不予受理。',
    'A complaint more than three years after the harm was or should have been known is not accepted.',
    { term: { amount: 3, unit: 'year', roll: 'none' } },
  ),
  old(
    '第二十一条',
    'complaints.mediation',
    '受理之日起四十五个工作日内未达成调解协议的，终止调解。',
    'Mediation ends when no agreement is reached within forty-five working days of acceptance.',
    { term: { amount: 45, unit: 'workingDay', roll: 'none' } },
  ),
  old(
    '第二十一条',
    'complaints.terminationNotice',
    '终止调解决定作出之日起七个工作日内告知双方。',
    'Both parties are told within seven working days of the decision to end mediation.',
    { term: { amount: 7, unit: 'workingDay', roll: 'none' } },
  ),
  old(
    '第二十三条',
    'complaints.clueCheck',
    '调解中发现违法线索的，十五个工作日内核查；特殊情况可以延长十五个工作日。',
    'A clue found in mediation is checked within fifteen working days; fifteen more in special cases.',
    { term: { amount: 15, unit: 'workingDay', roll: 'none' }, extension: { amount: 15, unit: 'workingDay' } },
  ),
  old(
    '第三十条',
    'complaints.competenceDispute',
    '处理权限争议自发生之日起七个工作日内协商，协商不成的报共同上一级指定。',
    'Disputes over competence are settled within seven working days, else the common superior decides.',
    { term: { amount: 7, unit: 'workingDay', roll: 'none' } },
  ),
  old(
    '第三十一条',
    'complaints.reporterNotice',
    '实名举报的，自作出是否立案决定之日起五个工作日内告知举报人。',
    'A reporter who gave a name is told within five working days whether a case was opened.',
    { term: { amount: 5, unit: 'workingDay', roll: 'none' } },
  ),
  now(
    '第十条',
    'complaints.content',
    '投诉应当提供投诉人真实身份和联系方式、被投诉人名称和地址、具体请求和事实依据。',
    'A complaint names the complainant, contact, the business and its address, the request and the facts.',
  ),
  now(
    '第十三条',
    'complaints.competence',
    '投诉由被投诉人实际经营地或者住所地县级部门处理；平台和自建网站由其住所地处理；平台内经营者由平台公示的地址所在地或者平台住所地处理。',
    'The county office at the actual place of business or domicile is competent; for platforms and own sites the domicile; for shops on a platform the address shown there or the platform’s domicile.',
  ),
  now(
    '第十五条',
    'complaints.acceptance',
    '收到投诉之日起七个工作日内决定是否受理并告知；不予受理的说明理由和其他解决途径。',
    'Decide whether to accept within seven working days of receipt; a refusal says why and names other ways.',
    { term: { amount: 7, unit: 'workingDay', roll: 'holiday' } },
  ),
  now(
    '第十六条',
    'complaints.tooLate',
    '知道或者应当知道权益受侵害之日起超过三年的投诉不予受理。',
    'A complaint more than three years after the harm was or should have been known is not accepted.',
    { term: { amount: 3, unit: 'year', roll: 'holiday' } },
  ),
  now(
    '第二十二条',
    'complaints.appraisalExcluded',
    '鉴定、检测所需时间不计算在调解期限内。',
    'Time for appraisal and tests does not count towards mediation.',
  ),
  now(
    '第二十三条',
    'complaints.mediation',
    '受理之日起六十日内未达成调解协议的，终止调解。',
    'Mediation ends when no agreement is reached within sixty days of acceptance.',
    { term: { amount: 60, unit: 'day', roll: 'holiday' } },
  ),
  now(
    '第二十三条',
    'complaints.terminationNotice',
    '终止调解决定作出之日起七个工作日内告知双方。',
    'Both parties are told within seven working days of the decision to end mediation.',
    { term: { amount: 7, unit: 'workingDay', roll: 'holiday' } },
  ),
  now(
    '第二十七条',
    'complaints.clueCheck',
    '调解中发现违法线索的，十五个工作日内核查；特殊情况经负责人批准可以延长十五个工作日。',
    'A clue found in mediation is checked within fifteen working days; fifteen more with the head’s approval.',
    {
      term: { amount: 15, unit: 'workingDay', roll: 'holiday' },
      extension: { amount: 15, unit: 'workingDay' },
    },
  ),
  now(
    '第三十三条',
    'complaints.competenceDispute',
    '处理权限争议自发生之日起七个工作日内协商，协商不成的报共同上一级指定。',
    'Disputes over competence are settled within seven working days, else the common superior decides.',
    { term: { amount: 7, unit: 'workingDay', roll: 'holiday' } },
  ),
  now(
    '第三十五条',
    'complaints.repeatedReport',
    '同一举报人就同一事实重复举报的不再另行处理；补充新事实的可以合并，期限自最后一次举报重新计算。',
    'A repeated report of the same facts is not handled again; with new facts it may be joined, and the time runs anew.',
  ),
  now(
    '第四十五条',
    'complaints.period',
    '开始的当日不计入；最后一日是法定节假日的，以其后第一日为届满日。',
    'The first day does not count; a last day on a statutory holiday moves to the first day after it.',
  ),
  provisionsOf('odr-practice')(
    '在线协商和解',
    'complaints.onlineSettlement',
    '企业自收到转办之日起十个工作日内与消费者协商和解；未和解的，消费者可以正式投诉。',
    'The business settles with the consumer within ten working days; failing that, the consumer may complain.',
    { certainty: 'secondHand', term: { amount: 10, unit: 'workingDay', roll: 'none' } },
  ),
]
