import type { zh } from './detection-zh.ts'

export const en: Record<keyof typeof zh, string> = {
  'detect.summary': 'run every rule over a text or a web page',
  'detect.source': 'a file, or - for standard input',
  'detect.url': 'the address of the page (tells whether it is a home page)',
  'detect.on': 'apply the rules in force on this day; today by default',
  'detect.nothing': 'Nothing found.',
  'detect.finding': '[{{level}}] {{title}}: {{reason}} {{article}}',
  'detect.exemption': '  exemption considered: {{title}}',
  'level.violation': 'violation suspected',
  'level.look': 'look',
  'level.note': 'note',
  'detect.bad_day': 'not a day: {{day}}; write YYYY-MM-DD',
  'detect.no_text': '{{source}} is no readable text',
  'detect.not_found': 'no such file: {{source}}',
  'detect.unreadable': 'cannot read {{source}} ({{cause}})',
  'detect.too_large': 'too large: at most {{bytesMax}} bytes',
}
