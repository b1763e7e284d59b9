import { useQuery } from 'urql';
import { Button } from '@/design/Button';
import { Drawer } from '@/design/Dialog';
import { EmptyState } from '@/design/EmptyState';
import { PlainButton } from '@/design/PlainButton';
import { Skeleton } from '@/design/Skeleton';
import { Badge } from '@/design/Badge';
import { useFormat } from '@/format/useFormat';
import { graphql } from '@/gql';
import { useQueryVariables } from '../queryState/useQueryState';
import { useOpen } from '../context/CardContext';
import { useDesktopTexts } from '../texts';
import css from './RowsDrawer.module.css';

const EventsOfGroup = graphql(/* GraphQL */ `
  query EventsOfGroup(
    $period: PeriodInput
    $compareTo: Comparison!
    $scope: ScopeInput
    $filters: [DashboardFilterInput!]
    $asUser: ID
    $key: String!
    $before: String
  ) {
    dashboard(period: $period, compareTo: $compareTo, scope: $scope, filters: $filters, asUser: $asUser) {
      widget(key: $key) {
        id
        ... on FeedWidget {
          groups(first: 1, after: $before) {
            edges {
              cursor
              node {
                text
                events(first: 100) {
                  totalCount
                  edges {
                    cursor
                    node {
                      id
                      text
                      occurredAt
                      isDeleted
                      recordTitle
                      widgetKey
                      record {
                        __typename
                        id
                        responsible {
                          name
                        }
                        ... on Deal {
                          price
                          currency
                          givenPrice
                          dealType {
                            name
                          }
                          stage {
                            name
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }
`);

interface EventsOfProps {
  widget: string;
  /** The place that the group comes after; nothing for the first. */
  before: string | null;
}

interface EventsDrawerProps extends EventsOfProps {
  title: string;
  onClose: () => void;
}

/** What a group of events is made of, and the records they happened to. */
export default function EventsDrawer({ widget, before, title, onClose }: EventsDrawerProps) {
  return (
    <Drawer
      title={title}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <EventsOf widget={widget} before={before} />
    </Drawer>
  );
}

function EventsOf({ widget: key, before }: EventsOfProps) {
  const open = useOpen();
  const t = useDesktopTexts();
  const format = useFormat();
  const variables = useQueryVariables();
  const [{ data, error }, refetch] = useQuery({
    query: EventsOfGroup,
    variables: { ...variables, key, before },
  });
  const widget = data?.dashboard.widget;
  const events = widget && 'groups' in widget ? widget.groups?.edges[0]?.node.events?.edges : undefined;
  if (!events) {
    if (!error && !data) return <Skeleton height="40px" />;
    return (
      <EmptyState title={t('rowsFailed')}>
        <Button onPress={() => refetch({ requestPolicy: 'network-only' })}>{t('retry')}</Button>
      </EmptyState>
    );
  }
  return (
    <ol className={css.list}>
      {events.map(({ cursor, node: { recordTitle, widgetKey, record, text, occurredAt, isDeleted } }) => (
        <li key={cursor} className={css.record}>
          <span className={css.title}>
            {widgetKey !== null && open ? (
              <PlainButton className={css.opens} onPress={() => open.openFull(widgetKey)}>
                {recordTitle}
              </PlainButton>
            ) : (
              (recordTitle ?? t('notSeen'))
            )}{' '}
            {isDeleted && <Badge>{t('deleted')}</Badge>}
          </span>
          <span className={css.value}>
            {record?.__typename === 'Deal' && record.price !== null && format.money(record.price)}
          </span>
          <span className={css.about}>
            {[
              text,
              ...(record?.__typename === 'Deal' ? [record.dealType.name, record.stage?.name] : []),
              record?.responsible?.name,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
          {record?.__typename === 'Deal' && record.givenPrice !== null && (
            <span className={css.given}>{format.moneyIn(record.currency, record.givenPrice)}</span>
          )}
          <time dateTime={occurredAt} className={css.when}>
            {format.instant(occurredAt)}
          </time>
        </li>
      ))}
    </ol>
  );
}
