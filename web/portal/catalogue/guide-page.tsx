/** A guide: the answer first, then my situation, what to bring, how it goes, where; the law folded behind it. */
import { Link, useParams } from '@tanstack/react-router'
import type { OutputOf } from '#kernel/contract.ts'
import { guide, guideNotice, guideQr } from '#modules/catalogue/contract.ts'
import { addressOf } from '../../client/call.ts'
import { useView } from '../../client/hooks.ts'
import { Card, Stack } from '../../ui/card.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { applyWords } from '../../words/zh/portal-apply.ts'
import { catalogueWords as words } from '../../words/zh/portal-catalogue.ts'
import { portalWords } from '../../words/zh/portal.ts'
import { FileLink, LinkButton } from '../link-button.tsx'
import { LoadedPage } from '../loaded-page.tsx'
import { GuideAnswer } from './guide-answer.tsx'
import { GuideBehind } from './guide-behind.tsx'
import { GuideMaterials } from './guide-materials.tsx'
import css from './guide-page.module.css'
import { GuideQuota } from './guide-quota.tsx'
import { GuideSituation } from './guide-situation.tsx'
import { GuideSteps } from './guide-steps.tsx'
import { GuideWhere, Phone } from './guide-where.tsx'
import { useGuideList } from './use-guide-list.ts'

export type Guide = OutputOf<typeof guide>

export function GuidePage() {
  const { itemId } = useParams({ from: '/portal/items/$itemId' })
  const view = useView(guide, { id: itemId })
  return (
    <LoadedPage title={words.guideTitle} of={view} lines={10}>
      {(item) => <OneGuide key={item.id} guide={item} />}
    </LoadedPage>
  )
}

function OneGuide({ guide: { content, ...item } }: { guide: Guide }) {
  const list = useGuideList(item.id)
  const { data } = list.view
  const { materials, fees } = data ?? content
  const stopped = data?.stop !== undefined
  return (
    <Stack>
      <header>
        <PageTitle text={content.name} />
        {content.plainName ? <p>{content.plainName}</p> : null}
      </header>
      <GuideAnswer guide={{ content, ...item }} list={list} />
      {item.words.gaps.length > 0 ? <p className={css.gaps}>{words.gapsText(item.words.gaps.join('、'))}</p> : null}
      {content.summary ? <p className={css.summary}>{content.summary}</p> : null}
      <GuideSituation guide={{ content, ...item }} list={list} />
      {stopped ? null : (
        <>
          <GuideMaterials
            itemId={item.id}
            materials={materials}
            unstated={content.gaps?.includes('materials') === true}
            open={data?.next !== undefined}
            mine={content.situations !== undefined}
          />
          {content.quotaLimit ? <GuideQuota itemId={item.id} /> : null}
          <Points title={words.conditions} points={content.conditions} />
          <GuideSteps content={content} />
          <Fees fees={fees} />
        </>
      )}
      <GuideWhere guide={{ content, ...item }} />
      {stopped ? null : <Result result={content.result} unstated={content.gaps?.includes('result') === true} />}
      <Questions guide={{ content, ...item }} />
      <GuideBehind guide={{ content, ...item }} />
      <TakeAlong itemId={item.id} answers={list.answers} />
    </Stack>
  )
}

function Points({ title, points }: { title: string; points: readonly string[] }) {
  if (points.length === 0) return null
  return (
    <Card title={title}>
      <ol className={css.list}>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ol>
    </Card>
  )
}

function Fees({ fees }: { fees: Guide['content']['fees'] }) {
  if (fees.length === 0) return null
  return (
    <Card title={words.fees}>
      <ul className={css.list}>
        {fees.map((fee) => (
          <li key={fee.name}>
            {fee.name}：{fee.standard}
            <p className={css.quiet}>{words.feeBasis(fee.basis)}</p>
            {fee.reduction ? <p>{words.feeReduction(fee.reduction)}</p> : null}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Result({ result, unstated }: { result: Guide['content']['result']; unstated: boolean }) {
  return (
    <Card title={words.result}>
      <p>
        <strong>{unstated ? words.unstated : result.name}</strong>
        {result.licenceType ? `（${words.electronic}）` : null}
      </p>
      {result.licenceType ? (
        <p className={css.quiet}>{result.validMonths ? words.resultValid(result.validMonths) : words.resultNoEnd}</p>
      ) : null}
    </Card>
  )
}

const hotline = '12345'

/** What others asked, and whom to ask oneself. */
function Questions({ guide: { id, content, organ } }: { guide: Guide }) {
  const phone = content.service.phone || organ.phone
  return (
    <Card title={content.faq.length > 0 ? words.faq : words.askTitle}>
      {content.faq.map((one) => (
        <details key={one.question} className={css.fold}>
          <summary>{one.question}</summary>
          <p>{one.answer}</p>
        </details>
      ))}
      <Videos videos={content.videos ?? []} />
      <p className={css.ask}>
        <strong>{words.ask}</strong>
        {phone ? <Phone number={phone} /> : null}
        {content.enquiry ? <span>{content.enquiry}</span> : null}
        {phone === hotline ? null : <Phone number={hotline} />}
        <Link to="/help" search={{ item: id }} className={css.helper}>
          {portalWords.help}
        </Link>
      </p>
    </Card>
  )
}

/** On other sites, in a window of its own: nothing of theirs is loaded here. */
function Videos({ videos }: { videos: NonNullable<Guide['content']['videos']> }) {
  if (videos.length === 0) return null
  return (
    <ul className={`${css.list} ${css.videos}`} aria-label={words.videos}>
      {videos.map(({ title, url, minutes, captioned }) => (
        <li key={url}>
          <a href={url} target="_blank" rel="noopener noreferrer">
            {words.video(title, minutes)}
          </a>
          <p className={css.quiet}>
            {captioned ? words.captioned : words.uncaptioned}
            {words.leaves(new URL(url).hostname)}
          </p>
        </li>
      ))}
    </ul>
  )
}

/** The notice as a sheet of paper, for these answers, and the code that leads here. */
function TakeAlong({ itemId, answers }: { itemId: string; answers: string }) {
  return (
    <div className={`${css.end} not-printed`}>
      <div className={css.print}>
        <FileLink href={addressOf(guideNotice, { id: itemId, answers })}>{words.print}</FileLink>
        <p className={css.quiet}>{answers === '' ? words.printGeneral : words.printMine}</p>
        <LinkButton to="/items/$itemId/form" params={{ itemId }} search={answers === '' ? {} : { answers }}>
          {applyWords.blankForm}
        </LinkButton>
      </div>
      <figure className={css.code}>
        <img src={addressOf(guideQr, { id: itemId, format: 'svg' })} alt={words.scan} width={132} height={132} />
        <figcaption className={css.quiet}>{words.scan}</figcaption>
      </figure>
    </div>
  )
}
