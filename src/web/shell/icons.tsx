/** The shell's few icons, drawn as lines; decoration only, words always stand beside them. */

const SHAPES = {
  home: 'M3 11l9-8 9 8M5 10v10h5v-6h4v6h5V10',
  tasks: 'M9 6h11M9 12h11M9 18h11M4 6l1 1 1.5-2M4 12l1 1 1.5-2M4 18l1 1 1.5-2',
  score: 'M4 20V10M10 20V4M16 20v-8M22 20H2',
  figures: 'M3 17l5-6 4 4 8-9M14 6h6v6',
  plan: 'M7 3h8l4 4v14H5V3h2zM14 3v5h5M8 13h8M8 17h6',
  people:
    'M9 11a4 4 0 100-8 4 4 0 000 8zM2 21c0-4 3-7 7-7s7 3 7 7M16 3.5a4 4 0 010 7M18 14.5c2.5.8 4 3 4 6.5',
  unit: 'M4 21V8l8-5 8 5v13M9 21v-6h6v6M9 10h.01M15 10h.01',
  audit: 'M12 3l8 3v6c0 5-3.5 8-8 9-4.5-1-8-4-8-9V6zM8.5 12l2.5 2.5 4.5-5',
  evidence: 'M4 7h3l2-3h6l2 3h3v13H4zM12 17a4 4 0 100-8 4 4 0 000 8z',
  session: 'M3 4h18v12H3zM8 20h8M12 16v4',
  settings: 'M4 7h10M18 7h2M4 17h4M12 17h8M16 5v4M10 15v4',
  supervise: 'M12 8v5M12 16.5h.01M12 3l10 18H2z',
  bell: 'M6 16V11a6 6 0 0112 0v5l2 2H4zM10 21h4',
  menu: 'M4 6h16M4 12h16M4 18h16',
  shop: 'M4 10v10h16V10M3 10l2-6h14l2 6a3 3 0 01-6 0 3 3 0 01-6 0 3 3 0 01-6 0M9 20v-5h6v5',
  close: 'M5 5l14 14M19 5L5 19',
  user: 'M12 12a4 4 0 100-8 4 4 0 000 8zM4 21c0-4 3.5-7 8-7s8 3 8 7',
  help: 'M12 21a9 9 0 100-18 9 9 0 000 18zM9.5 9.5a2.5 2.5 0 114 2c-1 .7-1.5 1.3-1.5 2.5M12 17h.01',
} as const

export type IconName = keyof typeof SHAPES

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={SHAPES[name]} />
    </svg>
  )
}
