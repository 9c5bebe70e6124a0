/** The upload queue of a page: leaving the page while something is under way is asked about. */
import { useEffect, useState, useSyncExternalStore } from 'react'
import {
  cancelUpload,
  finishUpload,
  getUpload,
  listUploads,
  openUpload,
  sendPiece,
} from '../../platform/uploads/contract.ts'
import { call } from '../api.ts'
import { sendBytes } from '../upload.ts'
import { type QueueEntry, UploadQueue, type UploadWire } from './queue.ts'

const at = (uploadId: string) => ({ params: { uploadId } })

const WIRE: UploadWire = {
  limits: () => call(listUploads),
  open: (file) =>
    call(openUpload, { body: { name: file.name, size: file.size, fileTime: file.lastModified } }),
  get: (id) => call(getUpload, at(id)),
  send: (id, offset, piece, onProgress, signal) =>
    sendBytes(sendPiece, piece, { input: { ...at(id), query: { offset } }, onProgress, signal }),
  finish: (id) => call(finishUpload, at(id)),
  cancel: (id) => call(cancelUpload, at(id)),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
}

const ENDED: readonly QueueEntry['state'][] = ['failed', 'paused']

export function useUploadQueue(): { readonly queue: UploadQueue; readonly entries: readonly QueueEntry[] } {
  const [queue] = useState(() => new UploadQueue(WIRE))
  const entries = useSyncExternalStore(queue.subscribe, queue.entries)
  const isBusy = entries.some((entry) => !ENDED.includes(entry.state))
  useEffect(() => {
    if (!isBusy) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isBusy])
  return { queue, entries }
}
