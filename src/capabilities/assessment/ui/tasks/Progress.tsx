/** 完成进度, as a bar and in figures. */
import './tasks.css'

export function Progress({ value, title }: { value: number; title: string }) {
  return (
    <span className="task-progress">
      <progress value={value} max={100} aria-label={title} />
      <span>{value}%</span>
    </span>
  )
}
