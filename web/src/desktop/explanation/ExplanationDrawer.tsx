import { Link } from 'react-router';
import { useQuery } from 'urql';
import { addressOf, addressOfSetting } from '@/addresses/fieldSettings';
import { Button, ButtonLink } from '@/design/Button';
import { Drawer } from '@/design/Dialog';
import { EmptyState } from '@/design/EmptyState';
import { FewOf } from '@/design/FewOf';
import { Skeleton } from '@/design/Skeleton';
import { useFormat } from '@/format/useFormat';
import { graphql, readFragment } from '@/gql';
import { useViewer } from '@/session/viewer';
import { useQueryVariables } from '../queryState/useQueryState';
import { useDesktopTexts } from '../texts';
import { CopyLink } from '../cards/CopyLink';
import { useOpen } from '../context/CardContext';
import { EarlierValue } from './EarlierValue';
import css from './ExplanationDrawer.module.css';
import { Fact } from './Fact';
import { SplitOfNumber } from './SplitOfNumber';

const HowCounted = graphql(/* GraphQL */ `
  query HowCounted(
    $period: PeriodInput
    $compareTo: Comparison!
    $scope: ScopeInput
    $filters: [DashboardFilterInput!]
    $asUser: ID
    $key: String!
  ) {
    dashboard(period: $period, compareTo: $compareTo, scope: $scope, filters: $filters, asUser: $asUser) {
      widget(key: $key) {
        id
        description
        status {
          missing {
            code
            text
            dealType
            activityType
          }
        }
        total {
          path
          ...EarlierValue
          ...ExplanationOfMetric
        }
        ...SplitOfNumber
      }
    }
  }
`);

const ExplanationOfMetric = graphql(/* GraphQL */ `
  fragment ExplanationOfMetric on Metric {
    value
    unit
    explain {
      rule
      start
      end
      timezone
      comparedWith {
        start
        end
      }
      scope
      filters
      settingsInForce {
        text
        dealType
        sourceOf
      }
      notes {
        code
        text
      }
    }
  }
`);

/** How many settings, and remarks, are told at first. */
const FEW = 6;

interface ExplanationDrawerProps {
  widget: string;
  title: string;
  onClose: () => void;
}

/** How a number came about: the rule, the instants, whose data, by which settings, and what is left out. */
export default function ExplanationDrawer({ widget, title, onClose }: ExplanationDrawerProps) {
  const t = useDesktopTexts();
  return (
    <Drawer
      title={t('howIsCounted', { title })}
      action={<CopyLink />}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <ExplanationOf widget={widget} />
    </Drawer>
  );
}

function ExplanationOf({ widget: key }: { widget: string }) {
  const t = useDesktopTexts();
  const open = useOpen();
  const format = useFormat();
  const variables = useQueryVariables();
  const isAdministrator = useViewer().administers;
  const [{ data, error }, refetch] = useQuery({ query: HowCounted, variables: { ...variables, key } });
  const widget = data?.dashboard.widget;
  if (!widget) {
    if (!error) return <Skeleton height="160px" />;
    return (
      <EmptyState title={t('rowsFailed')}>
        <Button onPress={() => refetch({ requestPolicy: 'network-only' })}>{t('retry')}</Button>
      </EmptyState>
    );
  }
  const metric = readFragment(ExplanationOfMetric, widget.total);
  const [missing] = widget.status.missing;
  const path = widget.total?.path;
  const openPart = (path: string, label: string) => open?.openRows(key, path, label);
  return (
    <div className={css.explanation}>
      {metric && <p className={css.value}>{format.figure(metric)}</p>}
      {widget.total && <EarlierValue metric={widget.total} />}
      <p>{metric?.explain.rule ?? widget.description}</p>
      {open && path !== undefined && (
        <Button onPress={() => open.openRows(key, path)}>{t('showRows')}</Button>
      )}
      {metric && (
        <dl className={css.facts}>
          <Fact name={t('period')}>
            {format.instantWithYear(metric.explain.start)} – {format.instantWithYear(metric.explain.end)}
            <br />
            <span className={css.quiet}>{t('endIsOut', { timezone: metric.explain.timezone })}</span>
          </Fact>
          {metric.explain.comparedWith && (
            <Fact name={t('comparedWith')}>
              {format.instantWithYear(metric.explain.comparedWith.start)} –{' '}
              {format.instantWithYear(metric.explain.comparedWith.end)}
            </Fact>
          )}
          <Fact name={t('whoseData')}>{metric.explain.scope}</Fact>
          {metric.explain.filters.length > 0 && (
            <Fact name={t('filteredBy')}>
              <ul className={css.lines}>
                {metric.explain.filters.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </Fact>
          )}
          <SplitOfNumber widget={widget} openRows={open && openPart} />
          {metric.explain.settingsInForce.length > 0 && (
            <Fact name={t('settings')}>
              <FewOf items={metric.explain.settingsInForce} few={FEW} className={css.lines}>
                {({ text, ...setFor }) => (
                  <li key={text}>
                    {isAdministrator ? (
                      <Link to={addressOfSetting(setFor)} className={css.setting}>
                        {text}
                      </Link>
                    ) : (
                      text
                    )}
                  </li>
                )}
              </FewOf>
            </Fact>
          )}
          {metric.explain.notes.length > 0 && (
            <Fact name={t('toNote')}>
              <ul className={css.lines}>
                {metric.explain.notes.slice(0, FEW).map(({ code, text }) => (
                  <li key={code + text}>{text}</li>
                ))}
                {metric.explain.notes.length > FEW && (
                  <li>{t('moreNotes', { count: metric.explain.notes.length - FEW })}</li>
                )}
              </ul>
            </Fact>
          )}
        </dl>
      )}
      {missing && isAdministrator && <ButtonLink href={addressOf(missing)}>{t('setUp')}</ButtonLink>}
    </div>
  );
}
