import { describe, expect, test } from 'vitest'
import { decideRobots, parseRobots, ROBOTS_BYTES_MAX } from './robots.ts'

const allowed = (file: string | Uint8Array, path: string, agent = 'SishiBot') =>
  decideRobots(parseRobots(typeof file === 'string' ? Buffer.from(file) : file), agent, path).allowed

describe('robots.txt', () => {
  test.each([
    // RFC 9309 sections 2.2.1 to 2.2.3 and 5
    ['User-agent: *\nDisallow: /', '/a', false],
    ['User-agent: *\nDisallow:', '/a', true],
    ['', '/a', true],
    ['Disallow: /', '/a', true],
    ['User-agent: *\nDisallow: /a\nAllow: /a/b', '/a/b/c', true],
    ['User-agent: *\nAllow: /a\nDisallow: /a', '/a', true],
    ['User-agent: *\nDisallow: /*.gif$', '/x/y.gif', false],
    ['User-agent: *\nDisallow: /*.gif$', '/x/y.gif?1', true],
    ['User-agent: *\nDisallow: /a$', '/a', false],
    ['User-agent: *\nDisallow: /a$', '/ab', true],
    ['User-agent: *\nDisallow: /a*b*c', '/axxbyyc/d', false],
    ['User-agent: *\nDisallow: /a*a$', '/a', true],
    ['User-agent: *\nDisallow: /', '/robots.txt', true],
    ['user-AGENT: sishibot/2.0\r\nDISALLOW: /x\r\n\r\nUser-agent: *\r\nDisallow: /', '/y', true],
    ['User-agent: a\nUser-agent: SISHIBOT\nDisallow: /x', '/x', false],
    [
      'User-agent: sishibot\nDisallow: /x\nUser-agent: b\nDisallow: /\nUser-agent: sishibot\nDisallow: /y',
      '/y',
      false,
    ],
    ['User-agent: sishibotter\nDisallow: /', '/x', true],
    ['User-agent: *\nSitemap: http://x/\nDisallow: /x # why', '/x', false],
    ['User-agent: *\rDisallow: /x', '/x', false],
    ['\ufeffUser-agent: *\nDisallow: /x', '/x', false],
    ['User-agent: *\nDisallow: /商品', '/%E5%95%86%E5%93%81/1', false],
    ['User-agent: *\nDisallow: /%e5%95%86', '/%E5%95%86', false],
    ['User-agent: *\nDisallow: /%7Ejoe', '/~joe/', false],
    ['User-agent: *\nDisallow: /a%2A', '/a*b', false],
    ['User-agent: *\nDisallow: /a%2A', '/ab', true],
    ['User-agent: *\nDisallow: /a%24', '/a$b', false],
    ['User-agent: *\nDisallow: /a$b', '/a$bc', false],
    ['<html>not a file</html>', '/x', true],
  ])('%j for %s', (file, path, expected) => {
    expect(allowed(file, path)).toBe(expected)
  })

  test('is read up to its bound, and the line that the bound cuts does not count', () => {
    const filler = Buffer.alloc(ROBOTS_BYTES_MAX - 30, '\n')
    const file = Buffer.concat([filler, Buffer.from('User-agent: *\nDisallow: /abcdefghij\n')])
    expect(allowed(file, '/abc')).toBe(true)
    expect(allowed(file.subarray(10), '/abcdefghij')).toBe(false)
  })

  test('a hostile pattern is no work', () => {
    const file = `User-agent: *\nDisallow: /${'*a'.repeat(5000)}$`
    const begun = performance.now()
    expect(allowed(file, `/${'a'.repeat(4000)}b`)).toBe(true)
    expect(performance.now() - begun).toBeLessThan(1000)
  })

  test('the pace of the group comes with the decision', () => {
    const rules = parseRobots(Buffer.from('User-agent: *\nCrawl-delay: 2.5\nDisallow: /x'))
    expect(decideRobots(rules, 'SishiBot', '/y')).toEqual({ allowed: true, delayMs: 2500 })
  })
})
