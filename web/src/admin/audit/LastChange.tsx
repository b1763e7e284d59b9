import { useFormat } from '@/format/useFormat';
import { graphql, readFragment, type FragmentType } from '@/gql';
import css from './LastChange.module.css';
import { useAuditTexts } from './texts';

const LastChangeFragment = graphql(/* GraphQL */ `
  fragment LastChange on AuditEntryConnection {
    edges {
      cursor
      node {
        occurredAt
        actor {
          name
        }
      }
    }
  }
`);

/** Who changed it last, by the first entry of the audit log that is about it. */
export function LastChange(props: { entries: FragmentType<typeof LastChangeFragment> }) {
  const newest = readFragment(LastChangeFragment, props.entries).edges[0]?.node;
  const t = useAuditTexts();
  const format = useFormat();
  if (!newest) return <p className={css.line}>{t('neverChanged')}</p>;
  return (
    <p className={css.line}>
      {t('changedLast', {
        name: newest.actor?.name ?? t('theSystem'),
        when: format.instant(newest.occurredAt),
      })}
    </p>
  );
}
