/** 检测命令的文字: words of the verb `detect`. */
import { modelFilesZh } from './model-files-zh.ts'

export const zh = {
  ...modelFilesZh,
  'detect.summary': '用全部规则检测一段文字或者一个网页',
  'detect.source': '文件、网址，或者 -（从标准输入读）',
  'detect.url': '网页的地址（判断是否首页）',
  'detect.on': '按哪一天施行的规定检测，默认今天',
  'detect.allow_host': '可以访问的内部主机（HOST:PORT）',
  'detect.model': '另外运行的自建模型文件',
  'detect.model_found': '[{{level}}] 自建模型 {{title}}：{{text}}',
  'detect.bad_host': '不是 HOST:PORT：{{host}}',
  'detect.not_fetched': '没有取到网页：{{source}}（{{outcome}} {{detail}}）',
  'detect.nothing': '没有发现。',
  'detect.finding': '[{{level}}] {{title}}：{{reason}} {{article}}',
  'detect.to_check': '（条文待核对）',
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
