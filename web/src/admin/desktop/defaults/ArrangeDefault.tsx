import { lazy, Suspense, useMemo, useState } from 'react';
import { useClient } from 'urql';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import { defaultBlockOf, outcomeOf, revisionOf } from '@/arrange/editorData';
import type { EditorHistory, Save, SaveOutcome } from '@/arrange/editor';
import type { Breakpoint } from '@/arrange/grid';
import { previewOf } from '@/arrange/preview';
import { Card } from '@/design/Card';
import { SegmentedControl } from '@/design/SegmentedControl';
import { graphql, readFragment, type FragmentType } from '@/gql';
import type { DefaultLayoutOwnerInput } from '@/gql/graphql';
import { useDesktopSettingsTexts } from '../texts';
import css from './ArrangeDefault.module.css';

const ArrangeEditor = lazy(() => import('@/arrange/ArrangeEditor'));

const ArrangeDefaultFragment = graphql(/* GraphQL */ `
  fragment ArrangeDefault on DefaultLayout {
    name
    revision
    widgets {
      widgetId
      title
      ...ArrangePlacedBlock
    }
  }
`);

const SaveDefaultLayout = graphql(/* GraphQL */ `
  mutation SaveDefaultLayout($input: SaveDefaultLayoutInput!) {
    saveDefaultLayout(input: $input) {
      conflict {
        ...ArrangeConflict
      }
      userErrors {
        message
      }
    }
  }
`);

const RestoreEarlierDefault = graphql(/* GraphQL */ `
  mutation RestoreEarlierDefault($input: RestoreDefaultLayoutInput!) {
    restoreDefaultLayout(input: $input) {
      conflict {
        ...ArrangeConflict
      }
      userErrors {
        message
      }
    }
  }
`);

const DefaultLayoutRevisions = graphql(/* GraphQL */ `
  query DefaultLayoutRevisions($for: DefaultLayoutOwnerInput!, $after: String) {
    defaultLayout(for: $for) {
      revisions(first: 10, after: $after) {
        edges {
          node {
            ...ArrangeRevision
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

interface ArrangeDefaultProps {
  owner: DefaultLayoutOwnerInput;
  layout: FragmentType<typeof ArrangeDefaultFragment>;
  /** Reads the default again. */
  refresh: () => Promise<unknown>;
  onLeave: () => void;
}

/** A default desktop, being arranged, for each width of screen. Cards have names only: whose numbers would they show? */
export function ArrangeDefault({ owner, layout, refresh, onLeave }: ArrangeDefaultProps) {
  const { name, revision, widgets } = readFragment(ArrangeDefaultFragment, layout);
  const t = useDesktopSettingsTexts();
  const client = useClient();
  const [breakpoint, setBreakpoint] = useState<Breakpoint>('DESKTOP');
  const [generation, setGeneration] = useState(0);

  const preview = useMemo(() => previewOf(client, owner), [client, owner]);

  async function save(input: Save): Promise<SaveOutcome> {
    const answer = await client.mutation(SaveDefaultLayout, { input: { for: owner, ...input } }).toPromise();
    const outcome = outcomeOf(answer.data?.saveDefaultLayout, answer.error);
    // Whichever side is kept: it is on the screen when the editor goes.
    if (outcome.kind === 'saved' || outcome.kind === 'conflict') await refresh();
    return outcome;
  }

  const history = useMemo<EditorHistory>(
    () => ({
      load: async (after) => {
        const answer = await client
          .query(DefaultLayoutRevisions, { for: owner, after }, { requestPolicy: 'network-only' })
          .toPromise();
        if (!answer.data) return null;
        const { edges, pageInfo } = answer.data.defaultLayout.revisions;
        return {
          revisions: edges.map(({ node }) => revisionOf(node)),
          next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
        };
      },
      restore: async (wanted) => {
        const input = { for: owner, to: { revision: wanted } };
        const answer = await client.mutation(RestoreEarlierDefault, { input }).toPromise();
        return outcomeOf(answer.data?.restoreDefaultLayout, answer.error);
      },
    }),
    [client, owner],
  );

  async function readAgain() {
    await refresh();
    setGeneration((before) => before + 1);
  }

  return (
    <div className={css.arranging}>
      <SegmentedControl
        label={t('screen')}
        value={breakpoint}
        options={[
          { value: 'DESKTOP', label: t('screen_desktop') },
          { value: 'TABLET', label: t('screen_tablet') },
          { value: 'PHONE', label: t('screen_phone') },
        ]}
        onChange={setBreakpoint}
      />
      <Suspense fallback={<PaneSkeleton lines={8} />}>
        <ArrangeEditor
          key={generation}
          title={t('arrangeFor', { name: name ?? t('company') })}
          blocks={widgets.map(defaultBlockOf)}
          revision={revision}
          can={{ hide: false, rearrange: true }}
          breakpoint={breakpoint}
          renderBlock={(id) => (
            <Card title={widgets.find(({ widgetId }) => widgetId === id)?.title ?? ''} className={css.card}>
              {null}
            </Card>
          )}
          preview={preview}
          save={save}
          history={history}
          onLeave={onLeave}
          onOutdated={() => void readAgain()}
        />
      </Suspense>
    </div>
  );
}
