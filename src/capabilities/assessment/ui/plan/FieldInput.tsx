/** One field of a found thing, edited in place. What cannot be a value yet (a half number) waits in the input. */
import { type ChangeEvent, type SyntheticEvent, useState } from 'react'
import type { FieldShape, FieldValue } from './items.ts'
import { joinNames, splitNames } from './units.ts'

export interface FieldInputProps {
  readonly id: string
  readonly shape: FieldShape
  readonly value: FieldValue
  readonly disabled: boolean
  readonly onChange: (value: FieldValue) => void
  /** Where the cursor stands, for cutting the item there. */
  readonly onCaret?: (offset: number) => void
}

export function FieldInput(props: FieldInputProps) {
  const { id, shape, value, disabled, onChange, onCaret } = props
  switch (shape) {
    case 'line':
    case 'text':
    case 'long': {
      const bound = {
        id,
        disabled,
        value: String(value ?? ''),
        onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
          onChange(shape === 'long' ? event.target.value : event.target.value.replaceAll('\n', '')),
        onSelect: (event: SyntheticEvent<HTMLInputElement | HTMLTextAreaElement>) =>
          onCaret?.(event.currentTarget.selectionStart ?? 0),
      }
      if (shape === 'line') return <input type="text" className="input" {...bound} />
      return <textarea rows={rowsOf(bound.value, shape === 'text' ? 1 : 3)} {...bound} />
    }
    case 'day':
    case 'month':
      return (
        <input
          id={id}
          type={shape === 'day' ? 'date' : 'month'}
          className="input"
          disabled={disabled}
          value={String(value ?? '')}
          onChange={(event) => onChange(event.target.value)}
        />
      )
    case 'whole':
    case 'number':
    case 'units':
    case 'names':
      return <WrittenInput {...props} />
  }
}

/** Chinese text at about forty characters a line. */
const rowsOf = (text: string, min: number): number => Math.min(12, Math.max(min, Math.ceil(text.length / 36)))

type Written = { readonly value: FieldValue } | undefined

function readWritten(shape: FieldShape, text: string): Written {
  if (shape === 'units' || shape === 'names') return { value: splitNames(text) }
  const trimmed = text.trim()
  if (trimmed === '') return { value: null }
  const pattern = shape === 'whole' ? /^\d{1,6}$/ : /^\d{1,6}(\.\d{1,4})?$/
  return pattern.test(trimmed) ? { value: Number(trimmed) } : undefined
}

const writtenOf = (value: FieldValue): string =>
  Array.isArray(value) ? joinNames(value) : String(value ?? '')

/** Numbers and lists of names: typed as text, kept as values. */
function WrittenInput({ id, shape, value, disabled, onChange }: FieldInputProps) {
  const [typed, setTyped] = useState(() => writtenOf(value))
  const read = readWritten(shape, typed)
  // Undone or mended elsewhere: what stands is shown, not what was typed before.
  const isOwn = read === undefined || writtenOf(read.value) === writtenOf(value)
  const shown = isOwn ? typed : writtenOf(value)
  const onType = (text: string) => {
    setTyped(text)
    const next = readWritten(shape, text)
    if (next && writtenOf(next.value) !== writtenOf(value)) onChange(next.value)
  }
  const bound = { id, disabled, value: shown, 'aria-invalid': isOwn && read === undefined }
  if (shape === 'units') {
    return (
      <textarea
        rows={shown.length > 40 ? 2 : 1}
        {...bound}
        onChange={(event) => onType(event.target.value)}
      />
    )
  }
  return (
    <input
      type="text"
      className="input"
      inputMode={shape === 'names' ? 'text' : 'decimal'}
      {...bound}
      onChange={(event) => onType(event.target.value)}
    />
  )
}
