import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { addressOf } from '@/addresses/fieldSettings';
import { Button, ButtonLink } from '@/design/Button';
import { Drawer } from '@/design/Dialog';
import { EmptyState } from '@/design/EmptyState';
import { Skeleton } from '@/design/Skeleton';
import { useFormat } from '@/format/useFormat';
import { graphql, readFragment } from '@/gql';
import { useViewer } from '@/session/viewer';
import { useQueryVariables } from '../queryState/useQueryState';
import { useDesktopTexts } from '../texts';
import css from './ExplanationDrawer.module.css';

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
          ...ExplanationOfMetric
        }
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
      settings
      notes {
        code
        text
      }
    }
  }
`);

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
  const format = useFormat();
  const variables = useQueryVariables();
  const isAdministrator = useViewer().role === 'ADMIN';
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
  return (
    <div className={css.explanation}>
      {metric && <p className={css.value}>{format.figure(metric)}</p>}
      <p>{metric?.explain.rule ?? widget.description}</p>
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
          {metric.explain.settings.length > 0 && (
            <Fact name={t('settings')}>
              <ul className={css.lines}>
                {metric.explain.settings.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </Fact>
          )}
          {metric.explain.notes.length > 0 && (
            <Fact name={t('toNote')}>
              <ul className={css.lines}>
                {metric.explain.notes.map(({ code, text }) => (
                  <li key={code + text}>{text}</li>
                ))}
              </ul>
            </Fact>
          )}
        </dl>
      )}
      {missing && isAdministrator && <ButtonLink href={addressOf(missing)}>{t('setUp')}</ButtonLink>}
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className={css.name}>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
