import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { Retry } from '@/feedback/Retry';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import { Button } from '@/design/Button';
import { EmptyState } from '@/design/EmptyState';
import { graphql } from '@/gql';
import parts from '../shared/parts.module.css';
import { usePeopleTexts } from '../texts';
import { GroupDialog } from './GroupDialog';
import { GroupPane } from './GroupPane';
import css from './GroupsPage.module.css';

const Groups = graphql(/* GraphQL */ `
  query Groups {
    groups {
      id
      name
      members(first: 1) {
        totalCount
      }
    }
  }
`);

/** Groups, and the people of the chosen one, which the address names. */
export default function GroupsPage() {
  const t = usePeopleTexts();
  const [{ data, error }, refetch] = useQuery({ query: Groups });
  const [parameters] = useSearchParams();
  const [isCreating, setCreating] = useState(false);
  if (!data && error) return <Retry onRetry={refetch} />;
  const groups = data?.groups;
  const chosen = groups?.find(({ id }) => id === parameters.get('group')) ?? groups?.[0];
  return (
    <div className={parts.stack}>
      <title>{t('groups')}</title>
      <h2 className={parts.hidden}>{t('groups')}</h2>
      <div className={parts.tools}>
        <p className={parts.quiet}>{t('groupsText')}</p>
        <Button variant="primary" onPress={() => setCreating(true)}>
          <Plus size={16} aria-hidden />
          {t('createGroup')}
        </Button>
      </div>
      {!groups && <PaneSkeleton />}
      {groups?.length === 0 && <EmptyState title={t('noGroups')} text={t('groupsText')} />}
      {groups && chosen && (
        <div className={parts.panes}>
          <nav aria-label={t('groups')}>
            <ul className={css.groups}>
              {groups.map(({ id, name, members }) => (
                <li key={id}>
                  <Link
                    to={`?group=${id}`}
                    className={css.group}
                    aria-current={id === chosen.id ? 'true' : undefined}
                  >
                    <span className={css.name}>{name}</span>
                    <span className={parts.small}>{t('peopleFound', { count: members.totalCount })}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
          <GroupPane key={chosen.id} group={chosen} />
        </div>
      )}
      {isCreating && <GroupDialog group={null} onClose={() => setCreating(false)} />}
    </div>
  );
}
