import type { zh } from './detection-zh.ts'
import { modelFilesEn } from './model-files-en.ts'

export const en: Record<keyof typeof zh, string> = {
  ...modelFilesEn,
  'detect.summary': 'run every rule over a text or a web page',
  'detect.source': 'a file, an address, or - for standard input',
  'detect.url': 'the address of the page (tells whether it is a home page)',
  'detect.on': 'apply the rules in force on this day; today by default',
  'detect.allow_host': 'internal hosts that may be reached (HOST:PORT)',
  'detect.model': 'files of own models to run as well',
  'detect.model_found': '[{{level}}] own model {{title}}: {{text}}',
  'detect.bad_host': 'not HOST:PORT: {{host}}',
  'detect.not_fetched': 'the page was not fetched: {{source}} ({{outcome}} {{detail}})',
  'detect.nothing': 'Nothing found.',
  'detect.finding': '[{{level}}] {{title}}: {{reason}} {{article}}',
  'detect.to_check': ' (article to be checked)',
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
