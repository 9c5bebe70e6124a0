/** 填报统计数据: the register's counts of a finished year become drafts of figures. */
import { App } from 'antd'
import { useState } from 'react'
import { Dialog } from '../../../web/components/Dialog.tsx'
import { FieldErrors } from '../../../web/components/FieldErrors.tsx'
import { useText } from '../../../web/i18n.ts'
import { useAct } from '../../../web/use-endpoint.ts'
import { reportCounts } from '../contract.ts'
import type { uiZh } from '../messages/ui-zh.ts'

export function ReportCounts() {
  const t = useText<typeof uiZh>()
  const { message } = App.useApp()
  const [isOpen, setOpen] = useState(false)
  const [year, setYear] = useState(new Date().getFullYear() - 1)
  const report = useAct(reportCounts)
  const onSubmit = async () => {
    const { online, twoYears } = await report.mutateAsync({ body: { year } })
    setOpen(false)
    void message.success(t('register.reported', { online, twoYears }))
  }
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {t('register.report')}
      </button>
      <Dialog title={t('register.report')} open={isOpen} onClose={() => setOpen(false)}>
        <form
          className="register-form"
          onSubmit={(event) => {
            event.preventDefault()
            void onSubmit().catch(() => {})
          }}
        >
          <p>{t('register.report_why')}</p>
          <FieldErrors error={report.error} />
          <label>
            {t('register.year')}
            <input
              className="input"
              type="number"
              min={2000}
              max={2100}
              required
              value={year}
              onChange={(event) => setYear(Number(event.target.value))}
            />
          </label>
          <div className="button-row">
            <button type="submit" className="button primary" disabled={report.isPending}>
              {t('register.report')}
            </button>
            <button type="button" className="button" onClick={() => setOpen(false)}>
              {t('web.cancel')}
            </button>
          </div>
        </form>
      </Dialog>
    </>
  )
}
