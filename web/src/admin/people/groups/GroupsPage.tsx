import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { Retry } from '@/feedback/Retry';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import { Button } from '@/design/Button';
import { EmptyState } from '@/design/EmptyState';
import { Shortened } from '@/design/Shortened';
import { graphql } from '@/gql';
import parts from '../shared/parts.module.css';
import { chosenOf } from '../shared/chosenOf';
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
  const [{ data, error, stale }, refetch] = useQuery({ query: Groups });
  const [parameters, setParameters] = useSearchParams();
  const [isCreating, setCreating] = useState(false);
  if (!data && error) return <Retry onRetry={refetch} />;
  const groups = data?.groups;
  const chosen = chosenOf(groups, parameters.get('group'), stale);
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
      {groups?.length === 0 && <EmptyState title={t('noGroups')} text={t('noGroupsText')} />}
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
                    <Shortened className={css.name}>{name}</Shortened>
                    <span className={parts.small}>{t('peopleFound', { count: members.totalCount })}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
          <GroupPane key={chosen.id} group={chosen} />
        </div>
      )}
      {isCreating && (
        <GroupDialog
          group={null}
          onCreated={(group) => setParameters({ group }, { replace: true })}
          onClose={() => setCreating(false)}
        />
      )}
    </div>
  );
}
