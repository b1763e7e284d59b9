import 'graphiql/setup-workers/vite';
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import '@graphiql/plugin-explorer/style.css';
import 'graphiql/graphiql.css';
import './graphiql.css';
import { explorerPlugin } from '@graphiql/plugin-explorer';
import { HISTORY_PLUGIN } from '@graphiql/plugin-history';
import { GraphiQL } from 'graphiql';
import { useTheme } from '@/app/theme';
import { ask } from './ask';
import { EXAMPLES } from './examples';
import { EXAMPLES_PLUGIN } from './ExamplesPlugin';

const PLUGINS = [EXAMPLES_PLUGIN, explorerPlugin(), HISTORY_PLUGIN];
const FIRST_TAB = [EXAMPLES[0]];

/** GraphiQL itself. It speaks English, as the schema does. */
export default function Workbench() {
  const theme = useTheme();
  return (
    <div lang="en" className="graphiql-place">
      <GraphiQL
        fetcher={ask}
        plugins={PLUGINS}
        visiblePlugin={EXAMPLES_PLUGIN}
        defaultTabs={FIRST_TAB}
        defaultQuery=""
        defaultEditorToolsVisibility="variables"
        forcedTheme={theme}
      >
        <GraphiQL.Logo>{null}</GraphiQL.Logo>
      </GraphiQL>
    </div>
  );
}
