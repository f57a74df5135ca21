/** The citizen's first screen: one question, what is under way, the other doors, and what is done most. */
import {
  ApartmentOutlined,
  AuditOutlined,
  BranchesOutlined,
  HeartOutlined,
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
import { Loaded } from '../ui/states.tsx'
import { limitWords } from '../words/format.ts'
import { catalogueWords } from '../words/zh/portal-catalogue.ts'
import { portalWords } from '../words/zh/portal.ts'
import { CaseRows } from './cases/case-rows.tsx'
import { groupedByName } from './catalogue/item-rows.tsx'
import { SearchBox } from './catalogue/search-box.tsx'
import css from './home.module.css'
import { usePlace } from './place.ts'

const mostLiveCases = 3
const mostPopular = 8

export function HomePage() {
  const { data } = useSession()
  return (
    <Stack>
      <div className={css.ask}>
        <PageTitle text={portalWords.greeting(portalWords.city)} />
        <SearchBox />
        <p className={css.examples}>
          <span className={css.examplesTitle}>{portalWords.examplesTitle}</span>
          {portalWords.examples.map((q) => (
            <Link key={q} to="/search" search={{ q }} className={css.example}>
              {q}
            </Link>
          ))}
        </p>
      </div>
      {data?.account?.kind === 'citizen' ? <LiveCases /> : null}
      <nav aria-label={portalWords.entrances} className={css.doors}>
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
        <Door to="/help" search={{}} icon={<HeartOutlined />} title={portalWords.help}>
          {portalWords.helpNote}
        </Door>
        <Door to="/lists" icon={<ProfileOutlined />} title={portalWords.lists}>
          {portalWords.listsNote}
        </Door>
        <Door to="/items" search={{ for: '1' }} icon={<TeamOutlined />} title={portalWords.personItems}>
          {portalWords.personItemsNote}
        </Door>
        <Door to="/items" search={{ for: '2' }} icon={<ShopOutlined />} title={portalWords.enterpriseItems}>
          {portalWords.enterpriseItemsNote}
        </Door>
        <Door to="/progress" icon={<AuditOutlined />} title={portalWords.progress}>
          {portalWords.progressNote}
        </Door>
        <Door to="/verify" icon={<SafetyCertificateOutlined />} title={portalWords.verify}>
          {portalWords.verifyNote}
        </Door>
      </nav>
      {/* Last: it comes when it has been asked for, and nothing may move under a finger. */}
      <Popular />
    </Stack>
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

type DoorProps = Pick<LinkProps, 'to' | 'search' | 'params'> & { icon: ReactNode; title: string; children: ReactNode }

function Door({ icon, title, children, ...to }: DoorProps) {
  return (
    <Link {...to} className={css.door}>
      <span aria-hidden="true" className={css.doorIcon}>
        {icon}
      </span>
      <span>
        <strong className={css.doorTitle}>{title}</strong>
        <span className={css.quiet}>{children}</span>
      </span>
    </Link>
  )
}
