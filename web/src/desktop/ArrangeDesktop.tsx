import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { useClient, useQuery } from 'urql';
import { Retry } from '@/feedback/Retry';
import { WidgetCard } from '@/desktop/WidgetCard';
import { graphql } from '@/gql';
import type { ArrangeDesktopQueryVariables } from '@/gql/graphql';
import ArrangeEditor from '@/arrange/ArrangeEditor';
import { blockOf, outcomeOf, revisionOf } from '@/arrange/editorData';
import type { EditorHistory, Save, SaveOutcome } from '@/arrange/editor';
import { previewOf } from '@/arrange/preview';
import { useArrangeTexts } from '@/arrange/texts';

const ArrangeDesktopQuery = graphql(/* GraphQL */ `
  query ArrangeDesktop(
    $period: PeriodInput
    $compareTo: Comparison!
    $scope: ScopeInput
    $filters: [DashboardFilterInput!]
  ) {
    dashboard(period: $period, compareTo: $compareTo, scope: $scope, filters: $filters) {
      revision
      can {
        hide
        rearrange
      }
      widgets {
        widgetId
        ...ArrangeBlock
        ...WidgetCard
      }
      hiddenWidgets {
        widgetId
        ...ArrangeBlock
        ...WidgetCard
      }
    }
  }
`);

const SaveLayout = graphql(/* GraphQL */ `
  mutation SaveLayout($input: SaveLayoutInput!) {
    saveLayout(input: $input) {
      conflict {
        ...ArrangeConflict
      }
      userErrors {
        message
      }
    }
  }
`);

const RestoreLayout = graphql(/* GraphQL */ `
  mutation RestoreLayout($input: RestoreLayoutInput!) {
    restoreLayout(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const LayoutRevisions = graphql(/* GraphQL */ `
  query LayoutRevisions($after: String) {
    layoutRevisions(first: 10, after: $after) {
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
`);

interface ArrangeDesktopProps {
  /** Those of the desktop: the cards show what they showed. */
  variables: ArrangeDesktopQueryVariables;
  /** The desktop, until it can be arranged. */
  meanwhile: ReactNode;
  /** Reads the desktop again. */
  refresh: () => Promise<unknown>;
  onLeave: () => void;
}

/** One's own desktop, being arranged. It is read anew, with what was taken off it: the newer, the fewer conflicts. */
export default function ArrangeDesktop({ variables, meanwhile, refresh, onLeave }: ArrangeDesktopProps) {
  const t = useArrangeTexts();
  const client = useClient();
  const [generation, setGeneration] = useState(0);
  const request = { query: ArrangeDesktopQuery, variables, requestPolicy: 'network-only' } as const;
  const [{ data, error }, refetch] = useQuery(request);

  const preview = useMemo(() => previewOf(client), [client]);

  const save = useCallback(
    async (input: Save): Promise<SaveOutcome> => {
      const answer = await client.mutation(SaveLayout, { input }).toPromise();
      const outcome = outcomeOf(answer.data?.saveLayout, answer.error);
      // Whichever side is kept: it is on the screen when the editor goes.
      if (outcome.kind === 'saved' || outcome.kind === 'conflict') await refresh();
      return outcome;
    },
    [client, refresh],
  );

  const history = useMemo<EditorHistory>(
    () => ({
      load: async (after) => {
        const answer = await client
          .query(LayoutRevisions, { after }, { requestPolicy: 'network-only' })
          .toPromise();
        if (!answer.data) return null;
        const { edges, pageInfo } = answer.data.layoutRevisions;
        return {
          revisions: edges.map(({ node }) => revisionOf(node)),
          next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
        };
      },
      restore: async (revision) => {
        const answer = await client.mutation(RestoreLayout, { input: { revision } }).toPromise();
        return outcomeOf(answer.data?.restoreLayout, answer.error);
      },
    }),
    [client],
  );

  async function readAgain() {
    await Promise.all([
      client.query(ArrangeDesktopQuery, variables, { requestPolicy: 'network-only' }).toPromise(),
      refresh(),
    ]);
    setGeneration((before) => before + 1);
  }

  const renderBlock = useMemo(() => {
    const { widgets = [], hiddenWidgets = [] } = data?.dashboard ?? {};
    const all = new Map([...widgets, ...hiddenWidgets].map((widget) => [widget.widgetId, widget]));
    return (id: string) => {
      const widget = all.get(id);
      return widget && <WidgetCard widget={widget} />;
    };
  }, [data]);

  if (!data) return error ? <Retry onRetry={refetch} /> : meanwhile;
  const { revision, can, widgets, hiddenWidgets } = data.dashboard;
  return (
    <ArrangeEditor
      key={generation}
      title={t('yourDesktop')}
      blocks={[
        ...widgets.map((widget) => blockOf(widget, false)),
        ...hiddenWidgets.map((widget) => blockOf(widget, true)),
      ]}
      revision={revision}
      can={can}
      renderBlock={renderBlock}
      preview={preview}
      save={save}
      history={history}
      onLeave={onLeave}
      onOutdated={() => void readAgain()}
    />
  );
}
