/** The files of the upload drawer: what is said of each, what the region holds already, and how far each is. */
import { useState } from 'react'
import type { EndpointAnswer } from '../../../../kernel/endpoint.ts'
import { call } from '../../../../web/api.ts'
import type { QueueEntry, UploadQueue } from '../../../../web/uploads/queue.ts'
import { findSameMaterials } from '../../contract.ts'

export interface Described {
  readonly title: string
  readonly items: string[]
  readonly tags: string[]
}

export type Same = EndpointAnswer<typeof findSameMaterials>['found'][number]

export interface ChosenFile {
  readonly key: string
  readonly file: File
  readonly about: Described
  readonly same: Same | undefined
  /** Its content is here already, and it is wanted all the same. */
  readonly isWantedTwice: boolean
  readonly isTooLarge: boolean
  readonly isChecking: boolean
  readonly entry: QueueEntry | undefined
}

interface Held extends Omit<ChosenFile, 'entry'> {
  readonly queueKey?: string
}

/** Larger files are sent at once: their duplicates are told by the server's own hash. */
const HASHED_HERE_MAX = 64 * 1024 * 1024

/** The hash of the content where the browser can compute it: only on addresses that it trusts. */
async function hashOf(file: File): Promise<string | null> {
  if (file.size > HASHED_HERE_MAX || !globalThis.crypto?.subtle) return null
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

async function findSame(files: readonly File[]): Promise<readonly Same[]> {
  try {
    const asked: { fileName: string; sha256: string | null }[] = []
    for (const file of files) asked.push({ fileName: file.name, sha256: await hashOf(file) })
    return (await call(findSameMaterials, { body: { files: asked } })).found
  } catch {
    // Only a hint: the server looks again when the materials are entered.
    return []
  }
}

const titleOf = (name: string) => name.replace(/\.[^.]{1,8}$/, '').slice(0, 200) || name.slice(0, 200)

const CHECKED_AT_ONCE = 50
let nextKey = 0

export function useFiles(queue: UploadQueue, entries: readonly QueueEntry[]) {
  const [held, setHeld] = useState<readonly Held[]>([])
  const change = (key: string, part: Partial<Held>) =>
    setHeld((before) => before.map((each) => (each.key === key ? { ...each, ...part } : each)))
  const send = (each: Held) => {
    const [queueKey = ''] = queue.add([each.file])
    change(each.key, { queueKey, isChecking: false })
  }
  const add = async (
    files: readonly File[],
    { items, tags, sizeMax }: Pick<Described, 'items' | 'tags'> & { sizeMax: number },
  ) => {
    const added = files.map(
      (file): Held => ({
        key: `file-${nextKey++}`,
        file,
        about: { title: titleOf(file.name), items, tags },
        same: undefined,
        isWantedTwice: false,
        isTooLarge: file.size > sizeMax,
        isChecking: file.size <= sizeMax,
      }),
    )
    setHeld((before) => [...before, ...added])
    const taken = added.filter((each) => !each.isTooLarge)
    for (let at = 0; at < taken.length; at += CHECKED_AT_ONCE) {
      const part = taken.slice(at, at + CHECKED_AT_ONCE)
      const found = await findSame(part.map((each) => each.file))
      for (const [place, each] of part.entries()) {
        const same = found.find((hit) => hit.place === place)
        if (same !== undefined) change(each.key, { same, isChecking: false })
        // The same content waits for a word of the person; everything else is on its way at once.
        if (same?.by !== 'content') send(each)
      }
    }
  }
  const keyInQueue = (key: string) => held.find((each) => each.key === key)?.queueKey
  return {
    list: held.map(
      ({ queueKey, ...each }): ChosenFile => ({
        ...each,
        entry: entries.find((entry) => entry.key === queueKey),
      }),
    ),
    add: (...given: Parameters<typeof add>) => void add(...given),
    describe: (key: string, about: Described) => change(key, { about }),
    describeAll: ({ items, tags }: Pick<Described, 'items' | 'tags'>) =>
      setHeld((before) => before.map((each) => ({ ...each, about: { ...each.about, items, tags } }))),
    sendAnyway: (key: string) => {
      const each = held.find((one) => one.key === key)
      if (each === undefined) return
      change(key, { isWantedTwice: true })
      send(each)
    },
    remove: (key: string) => {
      const inQueue = keyInQueue(key)
      if (inQueue !== undefined) queue.remove(inQueue)
      setHeld((before) => before.filter((each) => each.key !== key))
    },
    pause: (key: string) => queue.pause(keyInQueue(key) ?? ''),
    resume: (key: string) => queue.resume(keyInQueue(key) ?? ''),
    clear: () => {
      queue.forget(entries.map((entry) => entry.key))
      setHeld([])
    },
  }
}
