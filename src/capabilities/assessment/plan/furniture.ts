/** 页面杂项: lines of web pages and scans that belong to the page and not to the document. Pure. */
import { fold } from './fold.ts'

const PATTERNS: readonly RegExp[] = [
  /^-+\s*\d{1,3}\s*-+$/u,
  /^0\d$/u,
  /^第?\s*\d{1,3}\s*页\s*[,/]?\s*(?:共\s*\d{1,3}\s*页)?$/u,
  /^(?:Page\s*)?\d{1,3}\s*(?:\/|of)\s*\d{1,3}$/iu,
  /^(?:当前|您的|你的|所在)?位置\s*[:>]|^(?:您|你)(?:当前|现在)?(?:所在|的)?的?位置|^当前位置|^首页\s*[>|/»]/u,
  /^热线\s*:|信箱\s*:\s*\S+@|^E-?mail\s*:/iu,
  /^(?:\d{4}-\d{1,2}-\d{1,2}|\d{4}年\d{1,2}月\d{1,2}日).{0,12}来源\s*:/u,
  /^(?:来源|文章来源|信息来源|稿源|作者|责任编辑|责编|编辑|审核|校对|终审)\s*:/u,
  /^\(?\s*(?:字体|字号)(?:大小)?\s*:?\s*\(?\s*(?:大|小|特大)/u,
  /^(?:发布|发表|更新)(?:时间|日期)\s*:.*(?:浏览|点击|字体|来源)/u,
  /^\(?(?:我要)?(?:打印|关闭|分享|收藏|返回|纠错|下载)(?:本页|本文|窗口|到|顶部|首页|此页)?\)?(?:\s*[|\s]\s*\(?(?:打印|关闭|分享|收藏|返回)(?:本页|窗口|到)?\)?)*\s*:?$/u,
  /^(?:扫一扫|微信扫|用微信|手机(?:阅读|查看|版)|推荐阅读|相关(?:链接|阅读|文章|解读|新闻|附件)|上一篇|下一篇|热门|图片解读|政策解读|文字解读|原文下载|附件下载)/u,
  /^(?:(?:政策|文件)?(?:解读|图解)|一图读懂)\s*:|^(?:浏览|点击|阅读)(?:次数|量|数)\s*:/u,
  /ICP\s*(?:备|证)|公网安备|版权所有|网站标识码|网站地图|技术支持\s*:|联系我们|关于我们|^主管(?:单位)?\s*:.*主办/iu,
  /^\(?\s*此件.{0,6}公开.{0,4}\)?$|^抄送\s*:|^主送\s*:/u,
  /^(?:点赞|分享|在看|收藏|转发)(?:\s+(?:点赞|分享|在看|收藏|转发|留言))+$/u,
  /^(?:无障碍|繁体|简体|适老|长者|登录|注册|搜索|导航)/u,
  /^(?:file|https?):\/\/\S+/u,
]

/** Says whether a line is furniture; what the head of a document tells is read before this sieve. */
export function isFurniture(line: string): boolean {
  const folded = fold(line).trim()
  return folded !== '' && folded.length < 120 && PATTERNS.some((pattern) => pattern.test(folded))
}

/** Says whether a line is the number of a page. */
export function isPageNumber(line: string): boolean {
  const folded = fold(line).trim()
  return folded !== '' && PATTERNS.slice(0, 4).some((pattern) => pattern.test(folded))
}
