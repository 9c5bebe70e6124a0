/** 字符清理: characters that stand for the printed one, or for nothing. Pure. */

const RADICALS: Readonly<Record<string, string>> = {
  '\u2e81': '厂',
  '\u2e84': '乙',
  '\u2e8b': '卩',
  '\u2e8c': '小',
  '\u2e95': '彐',
  '\u2ea0': '民',
  '\u2eb7': '月',
  '\u2ebc': '月',
  '\u2ec4': '西',
  '\u2ec5': '见',
  '\u2ec6': '见',
  '\u2ec9': '贝',
  '\u2ecb': '车',
  '\u2ed1': '长',
  '\u2ed3': '长',
  '\u2ed4': '门',
  '\u2eda': '页',
  '\u2ed8': '青',
  '\u2edb': '风',
  '\u2edc': '飞',
  '\u2edd': '食',
  '\u2ee2': '马',
  '\u2ee3': '骨',
  '\u2ee4': '鬼',
  '\u2ee5': '鱼',
  '\u2ee6': '鸟',
  '\u2ee7': '卤',
  '\u2ee8': '麦',
  '\u2ee9': '黄',
  '\u2eea': '黾',
  '\u2eec': '齐',
  '\u2eee': '齿',
  '\u2eef': '龙',
  '\u2ef0': '龙',
  '\u2ef2': '龟',
  '\u2ef3': '龟',
}

/** Wider than any page: longer runs are the work of a converter. */
const BLANKS = ' '.repeat(120)

/**
 * Takes out zero-width characters and puts the unified character in place of Kangxi radicals and compatibility
 * ideographs, which text layers of pdf files hold for the character that is printed (⾸ for 首).
 */
export function cleanCharacters(text: string): string {
  return text
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad\ufffe]|(?![\t\n\r\f\v])\p{Cc}/gu, '')
    .replace(/[\u2e80-\u2eff]/gu, (c) => RADICALS[c] ?? c.normalize('NFKC'))
    .replace(/[\u2f00-\u2fd5\uf900-\ufaff\ufb00-\ufb06]/gu, (c) => c.normalize('NFKC'))
    .replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f]/gu, ' ')
    .replace(/[ \u3000\t]{120,}/gu, BLANKS)
}
