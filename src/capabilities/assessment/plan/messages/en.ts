/** 方案导入的文字 in English. */
import type { zh } from './zh.ts'

export const en: Record<keyof typeof zh, string> = {
  'plan.summary': 'plans of a demonstration-zone creation',
  'plan.read.summary': 'reads a published plan (txt, md, html, docx, pdf)',
  'plan.read.file': 'the file of the plan',
  'plan.head': '{{title}}',
  'plan.about': '{{documentNumber}}  {{issuedOn}}  {{issuer}}  {{jurisdiction}}',
  'plan.counts':
    'tasks {{tasks}}  stages {{stages}}  members {{members}}  indicators {{indicators}}  targets {{targets}}',
  'plan.task': '  {{number}} {{title}} ({{units}})',
  'plan.stage': '  {{name}} {{from}} to {{to}}',
  'plan.warnings': '{{count}} things to check:',
  'plan.warning': '  line {{line}}: {{message}}',
  'assessment.not_a_plan': 'This is not a plan of a creation: {{fileName}} has no {{missing}}',
  'documents.empty': 'The file is empty: {{fileName}}',
  'documents.too_large': 'The file is too large: {{fileName}}, {{bytes}} bytes, limit {{bytesMax}} bytes',
  'documents.not_found': 'No such file: {{fileName}}',
  'documents.unreadable': 'Cannot be read: {{fileName}}',
  'documents.unsupported_format':
    'Unsupported format ({{format}}): {{fileName}}; save it as docx, pdf or txt',
  'documents.image': '{{fileName}} is an image ({{format}}) without text; a file with text is needed',
  'documents.no_text_layer':
    '{{fileName}} has no text layer: it is a scan or empty; a scan needs text recognition first',
  'documents.encrypted': '{{fileName}} is encrypted and cannot be read',
  'documents.damaged': '{{fileName}} is damaged and cannot be read',
  'documents.unknown_binary': '{{fileName}} is no readable text file',
  'missing.plan_title': 'title of a plan',
  'missing.tasks': 'tasks',
  'missing.responsible_units': 'responsible units',
  'missing.stages': 'stages',
  'missing.members': 'members',
  'missing.indicators': 'indicators',
}
