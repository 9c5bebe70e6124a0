/** 样例请求体: a body that an endpoint's own schema accepts, made out of that schema. Tests only. */
import { z } from 'zod'
import type { AnyEndpoint } from '../../platform/http/route.ts'

type Schema = z.core.JSONSchema.BaseSchema

/** What a text may be asked to be: words, a day, a number, a code. The first that the schema accepts is taken. */
const TEXTS = [
  '测试文字测试文字测试',
  '2026-10-30',
  '2026-10-30T01:00:00Z',
  '12',
  '990100',
  'http://shop.example.invalid/',
  'a1',
]

/** Undefined where no sample is accepted. */
export function sampleBody({ body: schema }: AnyEndpoint): unknown {
  if (schema === undefined) return {}
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return TEXTS.map((text) => sampleOf(shape, text)).find((sample) => schema.safeParse(sample).success)
}

function sampleOf(schema: Schema | boolean | undefined, text: string): unknown {
  if (schema === undefined || typeof schema === 'boolean') return text
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const choices = schema.anyOf ?? schema.oneOf ?? []
  if (choices.some((each) => typeof each === 'object' && each.type === 'null')) return null
  const [choice] = choices
  if (choice !== undefined) return sampleOf(choice, text)
  switch (schema.type) {
    case 'object': {
      const required = schema.required ?? []
      return Object.fromEntries(required.map((key) => [key, sampleOf(schema.properties?.[key], text)]))
    }
    case 'array': {
      const [item] = Array.isArray(schema.items) ? schema.items : [schema.items]
      return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(item, text))
    }
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 0, 1)
    case 'boolean':
      return true
    case 'null':
      return null
    default:
      return textFor(schema, text)
  }
}

function textFor({ format, pattern, maxLength }: Schema, text: string): string {
  if (format === 'uuid') return '00000000-0000-4000-8000-000000000000'
  const fits = (each: string) => pattern === undefined || new RegExp(pattern).test(each)
  return ([text, ...TEXTS].find(fits) ?? text).slice(0, maxLength)
}
