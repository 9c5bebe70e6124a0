/** One notice: edited while it is a draft, then sent, answered, mended. */
import { Form, Input } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { EndpointAnswer } from '../../../../kernel/endpoint.ts'
import { addressOf } from '../../../../web/api.ts'
import { Dialog } from '../../../../web/components/Dialog.tsx'
import { DraftForm } from '../../../../web/components/DraftForm.tsx'
import { ErrorPage } from '../../../../web/components/ErrorPage.tsx'
import { PageHeader } from '../../../../web/components/PageHeader.tsx'
import { useBilingual, useFormats, useText } from '../../../../web/i18n.ts'
import { useAct, useEndpoint } from '../../../../web/use-endpoint.ts'
import { answerNotice, changeNotice, getNotice, printNotice, sendNotice } from '../../contract.ts'
import { LevelTag } from '../review/LevelTag.tsx'
import type { Words } from './words.ts'

type Notice = EndpointAnswer<typeof getNotice>

export function NoticeDetail({ noticeId }: { noticeId: string }) {
  const t = useText<Words>()
  const { data, error, refetch } = useEndpoint(getNotice, { params: { noticeId } })
  const [asked, setAsked] = useState<'send' | 'answer'>()
  if (error) return <ErrorPage error={error} onRetry={() => void refetch()} />
  const crumbs = [{ title: t('notices.title'), to: '/monitoring/notices' }]
  if (data === undefined)
    return (
      <>
        <PageHeader title={t('notices.title')} crumbs={crumbs} />
        <p role="status">{t('web.loading')}</p>
      </>
    )
  const actions = (
    <>
      <a className="button" href={addressOf(printNotice, { params: { noticeId } })} download>
        {t('notices.print')}
      </a>
      {data.mayReview && data.state === 'draft' && (
        <button type="button" className="button primary" onClick={() => setAsked('send')}>
          {t('notices.send')}
        </button>
      )}
      {data.mayReview && data.state !== 'draft' && (
        <button type="button" className="button" onClick={() => setAsked('answer')}>
          {t('notices.answer')}
        </button>
      )}
    </>
  )
  const close = () => setAsked(undefined)
  return (
    <>
      <PageHeader title={data.subject} crumbs={crumbs} actions={actions} />
      {!data.mayReview && <p className="quiet">{t('notices.may_not')}</p>}
      <Course notice={data} />
      {data.state === 'draft' && data.mayReview ? <Draft notice={data} /> : <Text notice={data} />}
      <Findings notice={data} />
      <Dialog title={t('notices.send')} open={asked === 'send'} onClose={close}>
        <SendForm noticeId={noticeId} onDone={close} />
      </Dialog>
      <Dialog title={t('notices.answer')} open={asked === 'answer'} onClose={close}>
        <AnswerForm noticeId={noticeId} onDone={close} />
      </Dialog>
    </>
  )
}

function Course({ notice }: { notice: Notice }) {
  const t = useText<Words>()
  const format = useFormats()
  const line = (name: string | null, at: string | null) =>
    t('watch.change_line_by', { name: name ?? '', at: at === null ? '' : format.instant(at) })
  return (
    <section className="panel">
      <p>
        <span className={notice.state === 'mended' ? 'state met' : 'state'}>
          {t(`notices.state_${notice.state}`)}
        </span>{' '}
        {t('notices.mended_of', { mended: notice.mended, all: notice.findings })}
      </p>
      <dl className="fact-list">
        <dt>{t('notices.made')}</dt>
        <dd>{line(notice.madeName, notice.madeAt)}</dd>
        {notice.sentAt !== null && (
          <>
            <dt>{t('notices.sent')}</dt>
            <dd>
              {line(notice.sentName, notice.sentAt)} · {notice.sentWay}
            </dd>
          </>
        )}
        {notice.answeredAt !== null && (
          <>
            <dt>{t('notices.answered')}</dt>
            <dd>
              {line(notice.answeredName, notice.answeredAt)} · {notice.answer}
            </dd>
          </>
        )}
        {notice.operatorId !== null && (
          <>
            <dt>{t('notices.operator')}</dt>
            <dd>
              <Link to={`/operators/${notice.operatorId}`}>{notice.subject}</Link>
            </dd>
          </>
        )}
      </dl>
    </section>
  )
}

interface DraftValues {
  readonly addressee: string
  readonly body: string
}

function Draft({ notice }: { notice: Notice }) {
  const t = useText<Words>()
  const change = useAct(changeNotice)
  const needed = [{ required: true, message: t('watch.field_needed') }]
  return (
    <>
      <DraftForm<DraftValues>
        key={notice.version}
        name={`monitoring.notice.${notice.id}.${notice.version}`}
        initial={{ addressee: notice.addressee, body: notice.body }}
        submit={t('notices.save')}
        onSubmit={async (values) =>
          await change.mutateAsync({
            params: { noticeId: notice.id },
            body: { version: notice.version, ...values },
          })
        }
      >
        <Form.Item name="addressee" label={t('notices.addressee')} rules={needed}>
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        <Form.Item name="body" label={t('notices.body')} rules={needed}>
          <Input.TextArea autoSize={{ minRows: 8, maxRows: 24 }} maxLength={20_000} />
        </Form.Item>
      </DraftForm>
      {change.isSuccess && <p role="status">{t('notices.saved')}</p>}
    </>
  )
}

function Text({ notice }: { notice: Notice }) {
  return (
    <section className="panel" lang="zh-CN">
      <p>{notice.addressee}：</p>
      {notice.body.split('\n').map((line) => (
        <p key={line}>{line}</p>
      ))}
    </section>
  )
}

function Findings({ notice }: { notice: Notice }) {
  const t = useText<Words>()
  const text = useBilingual()
  const format = useFormats()
  return (
    <>
      <h2 className="after-form">{t('notices.findings')}</h2>
      <section className="panel notice-items" aria-label={t('notices.findings')}>
        <ul className="plain-list">
          {notice.items.map((item) => (
            <li key={item.id}>
              <LevelTag level={item.level} />{' '}
              <Link to={`/monitoring/findings?state=accepted&finding=${item.id}`}>{text(item.title)}</Link>{' '}
              {item.text !== '' && <mark>{item.text}</mark>}{' '}
              {item.mendedAt === null ? (
                <span className="quiet">{t('notices.not_mended')}</span>
              ) : (
                <span className="state met">
                  {t('notices.mended')} {format.instant(item.mendedAt)}
                </span>
              )}
              <div className="quiet long-address">{item.url}</div>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

function SendForm({ noticeId, onDone }: { noticeId: string; onDone: () => void }) {
  const t = useText<Words>()
  const send = useAct(sendNotice)
  return (
    <DraftForm<{ readonly way: string }>
      name={`monitoring.notice.send.${noticeId}`}
      submit={t('notices.send')}
      onSubmit={async (values) => {
        await send.mutateAsync({ params: { noticeId }, body: values })
        onDone()
      }}
      onCancel={onDone}
    >
      <Form.Item
        name="way"
        label={t('notices.way')}
        rules={[{ required: true, message: t('watch.field_needed') }]}
      >
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
    </DraftForm>
  )
}

function AnswerForm({ noticeId, onDone }: { noticeId: string; onDone: () => void }) {
  const t = useText<Words>()
  const answer = useAct(answerNotice)
  return (
    <DraftForm<{ readonly answer: string }>
      name={`monitoring.notice.answer.${noticeId}`}
      submit={t('notices.answer')}
      onSubmit={async (values) => {
        await answer.mutateAsync({ params: { noticeId }, body: values })
        onDone()
      }}
      onCancel={onDone}
    >
      <Form.Item
        name="answer"
        label={t('notices.answer_text')}
        rules={[{ required: true, message: t('watch.field_needed') }]}
      >
        <Input.TextArea rows={4} maxLength={5000} />
      </Form.Item>
    </DraftForm>
  )
}
