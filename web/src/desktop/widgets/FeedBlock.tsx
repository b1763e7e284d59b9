import { Badge } from '@/design/Tag';
import { classes } from '@/design/classes';
import { useFormat } from '@/format/useFormat';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { useDesktopTexts } from '../texts';
import css from './blocks.module.css';

const FeedBlockFragment = graphql(/* GraphQL */ `
  fragment FeedBlock on FeedWidget {
    unreadCount
    groups(first: 10) {
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

/** What others did since the last visit. */
export function FeedBlock(props: { widget: FragmentType<typeof FeedBlockFragment> }) {
  const { unreadCount, groups } = readFragment(FeedBlockFragment, props.widget);
  const format = useFormat();
  const t = useDesktopTexts();
  if (!groups) return null;
  if (groups.edges.length === 0) return <p className={css.quiet}>{t('noEvents')}</p>;
  return (
    <>
      {unreadCount !== null && unreadCount > 0 && (
        <p>
          <Badge tone="accent">{t('unread', { count: unreadCount })}</Badge>
        </p>
      )}
      <ul className={css.rows}>
        {groups.edges.map(({ cursor, node }) => (
          <li key={cursor} className={classes(css.row, node.unreadCount > 0 && css.unread)}>
            <span>{node.text}</span>
            <time dateTime={node.newestAt} className={css.change}>
              {format.instant(node.newestAt)}
            </time>
          </li>
        ))}
      </ul>
    </>
  );
}
