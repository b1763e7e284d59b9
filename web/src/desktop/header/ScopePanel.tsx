import { useState, type CSSProperties } from 'react';
import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components';
import { useQuery } from 'urql';
import { classes } from '@/design/classes';
import list from '@/design/list.module.css';
import { Shortened } from '@/design/Shortened';
import { useDebounced } from '@/forms/useDebounced';
import { useLatest } from '@/forms/useLatest';
import { SearchField } from '@/design/TextField';
import { Skeleton } from '@/design/Skeleton';
import { graphql } from '@/gql';
import type { PeopleToNarrowToQuery } from '@/gql/graphql';
import type { QueryState } from '../queryState/queryState';
import { useDesktopTexts } from '../texts';
import css from './ScopePicker.module.css';

const PeopleToNarrowTo = graphql(/* GraphQL */ `
  query PeopleToNarrowTo($search: String!, $first: Int!) {
    departmentsConnection(first: $first, search: $search, inScope: true) {
      pageInfo {
        hasNextPage
      }
      edges {
        above
        node {
          id
          name
        }
      }
    }
    users(first: $first, search: $search, inScope: true) {
      pageInfo {
        hasNextPage
      }
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
/** How many departments and people are offered at once. */
const FOUND = 50;

/** All of one's own people, a department of them, or a person. */
export default function ScopePanel({ queryState, onChoose }: ScopePanelProps) {
  const t = useDesktopTexts();
  const [search, setSearch] = useState('');
  const wanted = useDebounced(search.trim(), 200);
  const [{ data }] = useQuery({ query: PeopleToNarrowTo, variables: { search: wanted, first: FOUND } });
  const found = useLatest(data);
  // Whoever begins to type at once loses nothing: the search is there before what can be found.
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
      {found ? (
        <Found found={found} queryState={queryState} isWhole={wanted === ''} onChoose={onChoose} />
      ) : (
        <Skeleton height="320px" />
      )}
    </div>
  );
}

interface FoundProps extends ScopePanelProps {
  found: PeopleToNarrowToQuery;
  /** Whether nothing is searched for: departments stand below those that they are a part of. */
  isWhole: boolean;
}

function Found({ found, queryState, isWhole, onChoose }: FoundProps) {
  const t = useDesktopTexts();
  const departments = found.departmentsConnection.edges;
  const ids = new Set(departments.map(({ node }) => node.id));
  const people = found.users.edges.map(({ node }) => node);
  const hasMore = [found.departmentsConnection, found.users].some(({ pageInfo }) => pageInfo.hasNextPage);
  const selected = queryState.departments[0] ?? queryState.users[0] ?? ALL;
  return (
    <>
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
        {isWhole && (
          <ListBoxItem id={ALL} textValue={t('wholeScope')} className={classes(list.item)}>
            {t('wholeScope')}
          </ListBoxItem>
        )}
        {departments.length > 0 && (
          <ListBoxSection>
            <Header className={classes(list.heading)}>{t('departments')}</Header>
            {departments.map(({ node: { id, name }, above }) => (
              <ListBoxItem key={id} id={id} textValue={name} className={classes(list.item)}>
                {isWhole ? (
                  <span className={css.indent} style={{ '--depth': above.length } as CSSProperties}>
                    <Shortened>{name}</Shortened>
                  </span>
                ) : (
                  <span className={css.entry}>
                    <Shortened>{name}</Shortened>
                    {above.length > 0 && <Shortened className={css.below}>{above.join(' / ')}</Shortened>}
                  </span>
                )}
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
      {hasMore && <p className={list.nothing}>{t('typeForMore')}</p>}
    </>
  );
}
