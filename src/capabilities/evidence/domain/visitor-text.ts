/** 访问身份 as one line: what the visitor said of himself. Pure. */
import type { Visitor } from '../../../kernel/visitor.ts'

export function visitorText(
  { title, userAgent, cookie, comesBack, headers }: Visitor,
  cameBefore: string,
): string {
  const said = [
    ...(userAgent === '' ? [] : [`User-Agent: ${userAgent}`]),
    ...(cookie === '' ? [] : [`Cookie: ${cookie}`]),
    ...headers.map(({ name, value }) => `${name}: ${value}`),
    ...(comesBack ? [cameBefore] : []),
  ]
  return said.length === 0 ? title : `${title} (${said.join('; ')})`
}
