import { CheckCheck } from 'lucide-react';
import { useMutation } from 'urql';
import { Badge } from '@/design/Badge';
import { classes } from '@/design/classes';
import { PlainButton } from '@/design/PlainButton';
import { showFailure } from '@/design/Toast';
import { useFormat } from '@/format/useFormat';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { useDesktopTexts } from '../texts';
import { useAsOf } from '../context/AsOf';
import { useCard } from '../context/CardContext';
import css from './FeedBlock.module.css';
import { useFeed } from '../context/FeedContext';

const FeedBlockFragment = graphql(/* GraphQL */ `
  fragment FeedBlock on FeedWidget {
    since
    unreadCount
    groups(first: 20) {
      totalCount
      edges {
        cursor
        node {
          text
          newestAt
          unreadCount
        }
      }
    }
  }
`);

const MarkEventsRead = graphql(/* GraphQL */ `
  mutation MarkEventsRead($input: MarkEventsReadInput!) {
    markEventsRead(input: $input) {
      unreadCount
      userErrors {
        message
      }
    }
  }
`);

/** What others did since the last visit. */
export function FeedBlock(props: { widget: FragmentType<typeof FeedBlockFragment> }) {
  const { since, unreadCount, groups } = readFragment(FeedBlockFragment, props.widget);
  const format = useFormat();
  const t = useDesktopTexts();
  const asOf = useAsOf();
  const { key } = useCard();
  const feed = useFeed();
  const [{ fetching }, mark] = useMutation(MarkEventsRead);
  if (!groups) return null;

  async function markAll() {
    // What came after this was looked at stays unread.
    const { data, error } = await mark({ input: { all: true, upTo: asOf } });
    if (error || data?.markEventsRead.userErrors.length) showFailure(t('notMarked'));
    else await feed?.refresh();
  }

  return (
    <>
      <div className={css.head}>
        {unreadCount !== null && unreadCount > 0 ? (
          <Badge tone="accent">{t('unread', { count: unreadCount })}</Badge>
        ) : null}
        <span className={css.since}>{t('since', { instant: format.instant(since) })}</span>
        {feed?.canMark && unreadCount !== null && unreadCount > 0 && (
          <PlainButton variant="quiet" isPending={fetching} onPress={() => void markAll()}>
            <CheckCheck size={16} aria-hidden />
            {t('markAllRead')}
          </PlainButton>
        )}
      </div>
      {groups.edges.length === 0 ? (
        <p className={css.nothing}>{t('noEvents')}</p>
      ) : (
        <ul className={css.events}>
          {groups.edges.map(({ cursor, node }, index) => (
            <li key={cursor}>
              <PlainButton
                className={classes(css.event, node.unreadCount > 0 && css.unread)}
                onPress={() => feed?.openEvents(key, groups.edges[index - 1]?.cursor ?? null, node.text)}
              >
                <span aria-hidden className={css.dot} />
                <span className={css.text}>
                  {node.text}
                  {node.unreadCount > 0 && <span className={css.hidden}>{t('isUnread')}</span>}
                </span>
                <time dateTime={node.newestAt} title={format.instant(node.newestAt)} className={css.when}>
                  {format.ago(node.newestAt, new Date(asOf))}
                </time>
              </PlainButton>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
