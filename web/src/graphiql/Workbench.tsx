import 'graphiql/setup-workers/vite';
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';
import './graphiql.css';
import { HISTORY_PLUGIN } from '@graphiql/plugin-history';
import { GraphiQL } from 'graphiql';
import { useState } from 'react';
import { EmptyState } from '@/design/EmptyState';
import { useTheme } from '@/design/theme';
import { fetcherFor } from './fetcher';
import { EXAMPLES } from './examples';
import { EXAMPLES_PLUGIN } from './ExamplesPlugin';
import { FIELDS_PLUGIN } from './FieldsPlugin';
import { mendTabs } from './mendTabs';
import { useGraphiQLTexts } from './texts';
import { useReadableComments } from './useReadableComments';

const PLUGINS = [EXAMPLES_PLUGIN, FIELDS_PLUGIN, HISTORY_PLUGIN];
const [FIRST_EXAMPLE] = EXAMPLES;
const FIRST_TABS = [FIRST_EXAMPLE];

/** GraphiQL fills a first tab's query from its tabs, and its variables from here. Whoever was here before has tabs of their own. */
const FIRST_VARIABLES =
  localStorage.getItem('graphiql:tabState') === null ? { initialVariables: FIRST_EXAMPLE.variables } : {};

/** Where there is room for it beside the editors. */
const FIRST_PANEL = window.matchMedia('(width > 900px)').matches ? { visiblePlugin: EXAMPLES_PLUGIN } : {};

const mended = (place: HTMLDivElement | null) => (place ? mendTabs(place) : undefined);

/** GraphiQL itself. It speaks English, as the schema does. */
export default function Workbench() {
  const t = useGraphiQLTexts();
  const theme = useTheme();
  useReadableComments();
  const [isClosed, setIsClosed] = useState(false);
  const [fetcher] = useState(() => fetcherFor(() => setIsClosed(true)));
  if (isClosed) return <EmptyState title={t('closed')} text={t('closedText')} />;
  return (
    <div ref={mended} lang="en" className="graphiql-place">
      <GraphiQL
        fetcher={fetcher}
        plugins={PLUGINS}
        defaultTabs={FIRST_TABS}
        {...FIRST_VARIABLES}
        {...FIRST_PANEL}
        defaultQuery=""
        defaultEditorToolsVisibility="variables"
        forcedTheme={theme}
      >
        <GraphiQL.Logo>{null}</GraphiQL.Logo>
      </GraphiQL>
    </div>
  );
}
