import { useQuery } from 'urql';
import { useSettings } from '@/admin/useSettings';
import { useDebounced } from '@/forms/useDebounced';
import { graphql } from '@/gql';
import { useViewer } from '@/session/viewer';
import { useAppTexts } from '../texts';

/** Something to go to. */
export interface Found {
  /** Its address. */
  to: string;
  name: string;
  /** What is to be known of it besides. */
  about?: string | undefined;
}

export interface Finds {
  key: 'pages' | 'blocks' | 'reports' | 'people';
  found: readonly Found[];
}

const Everything = graphql(/* GraphQL */ `
  query SearchEverything($search: String!) {
    dashboard {
      can {
        narrowScope
      }
      widgets {
        key
        title
      }
    }
    reports(first: 6, search: $search) {
      edges {
        node {
          id
          name
        }
      }
    }
    users(first: 6, search: $search) {
      edges {
        node {
          id
          name
          department {
            name
          }
        }
      }
    }
  }
`);

/** How many of a kind are shown. */
const FEW = 8;

/** What has the words in its name: pages and settings, blocks of one's desktop, reports, people. */
export function useFound(typed: string): readonly Finds[] {
  const t = useAppTexts();
  const settings = useSettings();
  const isAdministrator = useViewer().administers;
  const words = typed.trim();
  const search = useDebounced(words, 150);
  const [{ data, fetching }] = useQuery({ query: Everything, variables: { search } });
  // What is here is found at once, so that what is come to first stays; what is asked for stands behind it, and only for these words.
  const foundNow = fetching || search !== words ? undefined : data;
  const has = ({ name }: Found) => name.toLowerCase().includes(words.toLowerCase());
  const pages: Found[] = [
    { to: '/', name: t('desktop') },
    { to: '/reports', name: t('reports') },
    { to: '/account', name: t('access') },
    ...(isAdministrator ? settings : []).map(({ to, name, within }) => ({ to, name, about: within })),
  ];
  const blocks =
    data?.dashboard.widgets.map(({ key, title }) => ({ to: `/?card=${key}`, name: title })) ?? [];
  const reports = foundNow?.reports.edges.map(({ node: { id, name } }) => ({
    to: `/reports/${encodeURIComponent(id)}`,
    name,
  }));
  // Whoever sees others' records looks at one person's.
  const people = foundNow?.dashboard.can.narrowScope
    ? foundNow.users.edges.map(({ node: { id, name, department } }) => ({
        to: `/?user=${encodeURIComponent(id)}`,
        name,
        about: department?.name,
      }))
    : [];
  return [
    { key: 'pages' as const, found: pages.filter(has) },
    { key: 'blocks' as const, found: blocks.filter(has).slice(0, FEW) },
    { key: 'reports' as const, found: reports ?? [] },
    { key: 'people' as const, found: words === '' ? [] : people },
  ].filter(({ found }) => found.length > 0);
}
