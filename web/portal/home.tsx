/** The citizen's first screen: one question, what is under way, the other doors, and what is done most. */
import {
  ApartmentOutlined,
  AuditOutlined,
  BranchesOutlined,
  HeartOutlined,
  IdcardOutlined,
  PhoneOutlined,
  ProfileOutlined,
  QuestionCircleOutlined,
  SafetyCertificateOutlined,
  ShopOutlined,
  TeamOutlined,
} from '@ant-design/icons'
import { Link, type LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { itemList } from '#modules/catalogue/contract.ts'
import { myCases } from '#modules/cases/contract.ts'
import { useView } from '../client/hooks.ts'
import { useSession } from '../client/session.ts'
import { Card, Stack } from '../ui/card.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { useTextSize } from '../ui/theme.tsx'
import { Loaded } from '../ui/states.tsx'
import { limitWords } from '../words/format.ts'
import { catalogueWords } from '../words/zh/portal-catalogue.ts'
import { portalWords } from '../words/zh/portal.ts'
import { CaseRows } from './cases/case-rows.tsx'
import { groupedByName } from './catalogue/item-rows.tsx'
import { SearchBox } from './catalogue/search-box.tsx'
import { hotlineAddress } from './help-line.tsx'
import css from './home.module.css'
import { usePlace } from './place.ts'

const mostLiveCases = 3
const mostPopular = 8

export function HomePage() {
  const { data } = useSession()
  const { large } = useTextSize()
  const isCitizen = data?.account?.kind === 'citizen'
  const title = <PageTitle text={portalWords.greeting(portalWords.city)} />
  return (
    <Stack>
      {large ? title : null}
      {large ? <FirstDoors /> : null}
      {/* One place for both sizes of text, so that it is the same box and what is typed stays when the size changes. */}
      <div className={css.ask}>
        {large ? null : title}
        <AskBox />
      </div>
      {isCitizen ? <LiveCases /> : null}
      {large ? <MoreDoors /> : <AllDoors />}
    </Stack>
  )
}

function AllDoors() {
  return (
    <>
      <nav aria-label={portalWords.entrances} className={css.doors}>
        <FindingDoors />
        <HelpDoor />
        <ListDoors />
        <ProgressDoor />
        <VerifyDoor />
      </nav>
      {/* Last: it comes when it has been asked for, and nothing may move under a finger. */}
      <Popular />
    </>
  )
}

/** In large text four doors come first and one question; what is left stands behind one word, and nothing is gone. */
function FirstDoors() {
  return (
    <nav aria-label={portalWords.entrances} className={css.doors}>
      <a className={css.door} href={hotlineAddress}>
        <Face icon={<PhoneOutlined />} title={portalWords.callHotline}>
          {portalWords.callNote}
        </Face>
      </a>
      <HelpDoor />
      <ProgressDoor />
      <Door to="/licences" icon={<IdcardOutlined />} title={portalWords.ownLicences}>
        {portalWords.ownLicencesNote}
      </Door>
    </nav>
  )
}

function MoreDoors() {
  return (
    <details className={css.more}>
      <summary>{portalWords.more}</summary>
      <Stack>
        <nav aria-label={portalWords.more} className={css.doors}>
          <FindingDoors />
          <ListDoors />
          <VerifyDoor />
        </nav>
        <Popular />
      </Stack>
    </details>
  )
}

function AskBox() {
  return (
    <>
      <SearchBox />
      <p className={css.examples}>
        <span className={css.examplesTitle}>{portalWords.examplesTitle}</span>
        {portalWords.examples.map((q) => (
          <Link key={q} to="/search" search={{ q }} className={css.example}>
            {q}
          </Link>
        ))}
      </p>
    </>
  )
}

function FindingDoors() {
  return (
    <>
      <Door to="/guide" icon={<QuestionCircleOutlined />} title={portalWords.guided}>
        {portalWords.guidedNote}
      </Door>
      <Door to="/life/$tree" params={{ tree: 'person' }} icon={<BranchesOutlined />} title={portalWords.personLife}>
        {portalWords.personLifeNote}
      </Door>
      <Door
        to="/life/$tree"
        params={{ tree: 'enterprise' }}
        icon={<ApartmentOutlined />}
        title={portalWords.enterpriseLife}
      >
        {portalWords.enterpriseLifeNote}
      </Door>
    </>
  )
}

function HelpDoor() {
  return (
    <Door to="/help" search={{}} icon={<HeartOutlined />} title={portalWords.help}>
      {portalWords.helpNote}
    </Door>
  )
}

function ListDoors() {
  return (
    <>
      <Door to="/lists" icon={<ProfileOutlined />} title={portalWords.lists}>
        {portalWords.listsNote}
      </Door>
      <Door to="/items" search={{ for: '1' }} icon={<TeamOutlined />} title={portalWords.personItems}>
        {portalWords.personItemsNote}
      </Door>
      <Door to="/items" search={{ for: '2' }} icon={<ShopOutlined />} title={portalWords.enterpriseItems}>
        {portalWords.enterpriseItemsNote}
      </Door>
    </>
  )
}

function ProgressDoor() {
  return (
    <Door to="/progress" icon={<AuditOutlined />} title={portalWords.progress}>
      {portalWords.progressNote}
    </Door>
  )
}

function VerifyDoor() {
  return (
    <Door to="/verify" icon={<SafetyCertificateOutlined />} title={portalWords.verify}>
      {portalWords.verifyNote}
    </Door>
  )
}

function LiveCases() {
  const live = useView(myCases, { show: 'open', limit: mostLiveCases })
  return (
    <Card title={portalWords.liveCases} extra={<Link to="/cases">{portalWords.allCases}</Link>}>
      <Loaded of={live} lines={2}>
        {({ rows }) =>
          rows.length > 0 ? <CaseRows rows={rows} /> : <p className={css.quiet}>{portalWords.noLiveCases}</p>
        }
      </Loaded>
    </Card>
  )
}

function Popular() {
  const place = usePlace()
  // The same errand is offered by several counties: more are asked for than are shown.
  const items = useView(itemList, { limit: mostPopular * 5, region: place?.code })
  return (
    <Card title={portalWords.popular} extra={<Link to="/items">{portalWords.allItems}</Link>}>
      <Loaded of={items}>
        {({ rows }) => (
          <ul className={css.popular}>
            {groupedByName(rows, place?.code)
              .slice(0, mostPopular)
              .map(([item]) => (
                <li key={item.id}>
                  <Link to="/items/$itemId" params={{ itemId: item.id }} className={css.tile}>
                    <span className={css.tileName}>{item.name}</span>
                    <span className={css.quiet}>
                      {item.unstated.includes('promised')
                        ? catalogueWords.notStated(['promised'])
                        : limitWords(item.promisedDays, item.promisedUnit)}
                    </span>
                  </Link>
                </li>
              ))}
          </ul>
        )}
      </Loaded>
    </Card>
  )
}

type FaceProps = { icon: ReactNode; title: string; children: ReactNode }
type DoorProps = Pick<LinkProps, 'to' | 'search' | 'params'> & FaceProps

function Door({ icon, title, children, ...to }: DoorProps) {
  return (
    <Link {...to} className={css.door}>
      <Face icon={icon} title={title}>
        {children}
      </Face>
    </Link>
  )
}

function Face({ icon, title, children }: FaceProps) {
  return (
    <>
      <span aria-hidden="true" className={css.doorIcon}>
        {icon}
      </span>
      <span>
        <strong className={css.doorTitle}>{title}</strong>
        <span className={css.quiet}>{children}</span>
      </span>
    </>
  )
}
