import { useMemo, useState, type CSSProperties } from 'react';
import { Header, ListBox, ListBoxItem, ListBoxSection, useFilter } from 'react-aria-components';
import { useQuery } from 'urql';
import { classes } from '@/design/classes';
import list from '@/design/list.module.css';
import { Shortened } from '@/design/Shortened';
import { useDebounced } from '@/forms/useDebounced';
import { useLatest } from '@/forms/useLatest';
import { SearchField } from '@/design/TextField';
import { Skeleton } from '@/design/Skeleton';
import { graphql } from '@/gql';
import { useViewer } from '@/session/viewer';
import type { QueryState } from '../queryState/queryState';
import { useDesktopTexts } from '../texts';
import { departmentTree, headedBy } from './departmentTree';
import css from './ScopePicker.module.css';

const PeopleToNarrowTo = graphql(/* GraphQL */ `
  query PeopleToNarrowTo($search: String!, $first: Int!) {
    departments {
      id
      name
      parent {
        id
      }
      head {
        id
      }
    }
    users(first: $first, search: $search) {
      edges {
        node {
          id
          name
          department {
            id
            name
          }
        }
      }
    }
  }
`);

interface ScopePanelProps {
  queryState: QueryState;
  onChoose: (scope: Pick<QueryState, 'departments' | 'users'>) => void;
}

const ALL = 'all';
/** How many people are offered at once. */
const FOUND = 50;

/** All of one's own people, a department of them, or a person. */
export default function ScopePanel({ queryState, onChoose }: ScopePanelProps) {
  const t = useDesktopTexts();
  const viewer = useViewer();
  const { contains } = useFilter({ sensitivity: 'base' });
  const [search, setSearch] = useState('');
  const [{ data }] = useQuery({
    query: PeopleToNarrowTo,
    variables: { search: useDebounced(search.trim(), 200), first: FOUND },
  });
  const found = useLatest(data);
  const departments = useMemo(() => {
    const all = departmentTree(found?.departments ?? []);
    return viewer.role === 'ADMIN' ? all : headedBy(viewer.userId, all);
  }, [found, viewer]);
  if (!found) return <Skeleton width="280px" height="320px" />;

  const wanted = search.trim();
  const matching = departments.filter(({ name }) => contains(name, wanted));
  const ids = new Set(departments.map(({ id }) => id));
  const people = found.users.edges
    .map(({ node }) => node)
    .filter(
      ({ id, department }) =>
        viewer.role === 'ADMIN' || id === viewer.userId || (department !== null && ids.has(department.id)),
    );
  const selected = queryState.departments[0] ?? queryState.users[0] ?? ALL;

  return (
    <div className={css.panel}>
      <SearchField
        label={t('findPeople')}
        placeholder={t('findPeople')}
        // The panel was opened to find somebody.
        autoFocus
        value={search}
        onChange={setSearch}
      />
      <ListBox
        aria-label={t('whoseData')}
        selectionMode="single"
        selectedKeys={[selected]}
        className={classes(list.list, css.list)}
        renderEmptyState={() => <p className={list.nothing}>{t('nobodyFound')}</p>}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : keys;
          if (key === ALL) onChoose({ departments: [], users: [] });
          else if (typeof key === 'string') {
            onChoose(ids.has(key) ? { departments: [key], users: [] } : { departments: [], users: [key] });
          }
        }}
      >
        {wanted === '' && (
          <ListBoxItem id={ALL} textValue={t('wholeScope')} className={classes(list.item)}>
            {t('wholeScope')}
          </ListBoxItem>
        )}
        {matching.length > 0 && (
          <ListBoxSection>
            <Header className={classes(list.heading)}>{t('departments')}</Header>
            {matching.map(({ id, name, depth }) => (
              <ListBoxItem key={id} id={id} textValue={name} className={classes(list.item)}>
                <span
                  className={css.indent}
                  style={{ '--depth': wanted === '' ? depth : 0 } as CSSProperties}
                >
                  <Shortened>{name}</Shortened>
                </span>
              </ListBoxItem>
            ))}
          </ListBoxSection>
        )}
        {people.length > 0 && (
          <ListBoxSection>
            <Header className={classes(list.heading)}>{t('people')}</Header>
            {people.map(({ id, name, department }) => (
              <ListBoxItem key={id} id={id} textValue={name} className={classes(list.item)}>
                <span className={css.entry}>
                  <Shortened>{name}</Shortened>
                  {department && <Shortened className={css.below}>{department.name}</Shortened>}
                </span>
              </ListBoxItem>
            ))}
          </ListBoxSection>
        )}
      </ListBox>
      {found.users.edges.length >= FOUND && <p className={list.nothing}>{t('typeForMore')}</p>}
    </div>
  );
}
