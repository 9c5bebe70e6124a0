/** 网络市场主体库: words that the server says. */
import { wordsZh } from './words-zh.ts'

export const zh = {
  ...wordsZh,
  'operators.no_such_operator': '没有这个主体，或者不在您的管辖范围内。',
  'operators.is_merged': '该主体已并入另一主体，请在另一主体的档案里办理。',
  'operators.note_entered': '入库（{{source}} {{sender}}）{{shop}}',
  'operators.note_told': '信息更新（{{source}} {{sender}}）{{shop}}',
} as const
