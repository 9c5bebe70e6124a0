/** Words of the command line itself, in both languages: help headings, the common options, usage mistakes. */
import type { Bilingual } from '../kernel/text.ts'

/** Headings and marks that the help formatter writes in English, by what it writes. */
export const helpWords: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Global Options:': '全局选项：',
  'Commands:': '命令：',
  '[options]': '[选项]',
  '[command]': '[命令]',
  'default: ': '默认：',
  'choices: ': '可选：',
}

/** Mistakes in the use of a command by the parser's code; `{{what}}` is the word it stumbled over. */
export const mistakes: Readonly<Record<string, Bilingual>> = {
  'commander.unknownCommand': { zh: '没有这个命令：{{what}}', en: 'unknown command: {{what}}' },
  'commander.unknownOption': { zh: '没有这个选项：{{what}}', en: 'unknown option: {{what}}' },
  'commander.missingArgument': { zh: '缺少参数：{{what}}', en: 'missing argument: {{what}}' },
  'commander.optionMissingArgument': { zh: '选项缺少取值：{{what}}', en: 'option needs a value: {{what}}' },
  'commander.missingMandatoryOptionValue': {
    zh: '缺少必需的选项：{{what}}',
    en: 'required option missing: {{what}}',
  },
  'commander.conflictingOption': {
    zh: '选项不能同时使用：{{what}}',
    en: 'options cannot be used together: {{what}}',
  },
  'commander.invalidArgument': { zh: '取值无效：{{what}}', en: 'invalid value: {{what}}' },
  'commander.excessArguments': { zh: '参数过多', en: 'too many arguments' },
}

export const words = {
  program: {
    zh: '司市：网络市场监管与服务平台',
    en: 'Sishi: governs and serves the online market of a city or county',
  },
  json: { zh: '以 JSON 输出', en: 'print JSON' },
  lang: { zh: '输出语言', en: 'language of the output' },
  help: { zh: '显示帮助', en: 'show help' },
  unknownLanguage: {
    zh: '没有这种语言：{{what}}（可选 zh、en）',
    en: 'unknown language: {{what}} (choose zh or en)',
  },
  choices: { zh: '可选：', en: 'choose ' },
  noCommand: { zh: '请给出命令；见 sishi --help', en: 'give a command; see sishi --help' },
} as const satisfies Record<string, Bilingual>
