/** 检测命令的文字: words of the verb `detect`. */
export const zh = {
  'detect.summary': '用全部规则检测一段文字或者一个网页',
  'detect.source': '文件，或者 -（从标准输入读）',
  'detect.url': '网页的地址（判断是否首页）',
  'detect.on': '按哪一天施行的规定检测，默认今天',
  'detect.nothing': '没有发现。',
  'detect.finding': '[{{level}}] {{title}}：{{reason}} {{article}}',
  'detect.exemption': '  已考虑的豁免情形：{{title}}',
  'level.violation': '涉嫌违法',
  'level.look': '需要人工看',
  'level.note': '提示',
  'detect.bad_day': '日期不对：{{day}}，应为 YYYY-MM-DD',
  'detect.no_text': '{{source}}不是可读的文字',
  'detect.not_found': '找不到文件：{{source}}',
  'detect.unreadable': '无法读取{{source}}（{{cause}}）',
  'detect.too_large': '内容过大，上限{{bytesMax}}字节',
} as const
