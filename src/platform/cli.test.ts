import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { exitCode, type LazyVerb, languageOf, run } from './cli.ts'

const loaded: string[] = []
const greet: LazyVerb = {
  name: 'greet',
  summary: { zh: '问候', en: 'say hello' },
  load: async () => {
    loaded.push('greet')
    return {
      configure: (command, context) => {
        command
          .argument('<name>')
          .option('--tone <tone>', 'tone', 'kind')
          .action(async (name: string, options: { json?: true; tone: string }) => {
            context.out(`${context.language} ${name} ${options.tone} ${options.json ?? false}`)
            return name === 'nobody' ? 7 : undefined
          })
      },
    }
  },
}
const plan: LazyVerb = {
  name: 'plan',
  summary: { zh: '方案', en: 'plans' },
  load: async () => {
    loaded.push('plan')
    return {
      configure: (command, context) => {
        const read = command.command('read').description('read')
        read.argument('<file>').action((file: string, options: { json?: true }) => {
          context.out(`read ${file} ${options.json ?? false}`)
          return 3
        })
      },
    }
  },
}

async function call(argv: string, language: 'zh' | 'en' = 'en') {
  const [out, err]: [string[], string[]] = [[], []]
  loaded.length = 0
  const code = await run(
    {
      language,
      stdin: Readable.from([]),
      out: (line) => out.push(line),
      err: (line) => err.push(line),
      env: {},
    },
    [greet, plan],
    argv.split(' ').filter((word) => word !== ''),
  )
  return { code, out: out.join('\n'), err: err.join('\n'), loaded: [...loaded] }
}

describe('a verb', () => {
  test('answers with its exit code, and 0 when it gives none', async () => {
    expect(await call('greet nobody')).toMatchObject({ code: 7, out: 'en nobody kind false' })
    expect(await call('greet you --json --tone curt')).toMatchObject({ code: 0, out: 'en you curt true' })
  })

  test('is the only one loaded', async () => {
    expect((await call('greet you')).loaded).toEqual(['greet'])
    expect((await call('--help')).loaded).toEqual([])
  })

  test('speaks the language of --lang, wherever it stands', async () => {
    expect((await call('greet you --lang zh')).out).toBe('zh you kind false')
    expect((await call('--lang zh greet you')).out).toBe('zh you kind false')
    expect((await call('greet you --lang=zh')).out).toBe('zh you kind false')
  })

  test('may be a group of verbs', async () => {
    expect(await call('plan read file --json')).toMatchObject({ code: 3, out: 'read file true' })
    expect(await call('--json --lang zh plan read file')).toMatchObject({ code: 3, out: 'read file true' })
    expect(await call('plan tear file')).toMatchObject({ code: exitCode.usage, err: 'unknown command: tear' })
  })
})

test.each(['', '--nope', 'nope', 'greet', 'greet a b', 'greet a --tone', 'greet a --lang fr', 'plan'])(
  'a mistake in use (%j) says so in both languages, writes nothing out and ends with 2',
  async (argv) => {
    for (const language of ['zh', 'en'] as const) {
      const answer = await call(argv, language)
      expect(answer).toMatchObject({ code: exitCode.usage, out: '' })
      expect(/\p{Script=Han}/u.test(answer.err)).toBe(language === 'zh')
    }
  },
)

test.each([
  'greet --json',
  'greet a b --json',
  '--json nope',
  'greet a --nope --json --lang zh',
  'plan tear --json',
])('a mistake in use (%j) is one JSON object where JSON is asked for', async (argv) => {
  const answer = await call(argv)
  expect(answer).toMatchObject({ code: exitCode.usage, err: '' })
  expect(JSON.parse(answer.out)).toMatchObject({ error: { kind: 'invalid', code: 'cli.usage' } })
})

test('--json behind -- is an argument, and a mistake then is told in words', async () => {
  expect(await call('greet a -- --json')).toMatchObject({ code: exitCode.usage, out: '' })
})

describe('help', () => {
  test.each(['--help', 'greet --help', 'help greet', 'plan read -h'])('%s ends with 0', async (argv) => {
    const answer = await call(argv)
    expect(answer.code).toBe(0)
    expect(answer.out).toMatch(/^Usage:/)
  })

  test('in Chinese has none of the English words of the parser', async () => {
    for (const argv of ['--help', 'greet --help', 'plan --help']) {
      const { out } = await call(argv, 'zh')
      expect(out).toMatch(/^用法：/)
      expect(out).not.toMatch(
        /Usage|Options|Arguments|Commands|display help|\[options\]|\[command\]|default|choices/,
      )
    }
  })
})

test.each([
  [{ LANG: 'zh_CN.UTF-8' }, 'zh'],
  [{ LANG: 'en_US.UTF-8' }, 'en'],
  [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'C' }, 'en'],
  [{ LANG: 'C', LC_ALL: 'zh_CN.UTF-8' }, 'zh'],
  [{}, 'zh'],
])('the locale %j speaks %s', (env, language) => {
  expect(languageOf(env)).toBe(language)
})
