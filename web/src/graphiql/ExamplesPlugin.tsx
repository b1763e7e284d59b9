import { useGraphiQL, useGraphiQLActions, type GraphiQLPlugin } from '@graphiql/react';
import { Lightbulb } from 'lucide-react';
import { Badge } from '@/design/Badge';
import { useViewer } from '@/session/viewer';
import { EXAMPLES, type Example } from './examples';
import css from './ExamplesPlugin.module.css';
import { useGraphiQLTexts } from './texts';

/** Operations to begin with, beside GraphiQL's own panels. */
export const EXAMPLES_PLUGIN: GraphiQLPlugin = {
  // GraphiQL remembers by the title which panel was open: the same in all languages.
  title: 'Examples',
  icon: () => <Lightbulb aria-hidden />,
  content: Examples,
};

function Examples() {
  const t = useGraphiQLTexts();
  const { language, role } = useViewer();
  const open = useOpen();
  return (
    <section lang={language.toLowerCase()} aria-labelledby="examples" className={css.examples}>
      <h2 id="examples">{t('examples')}</h2>
      <p className={css.text}>{t('examplesText')}</p>
      <ul className={css.list}>
        {EXAMPLES.map((example) => (
          <li key={example.name}>
            <button type="button" className={css.example} onClick={() => open(example)}>
              <span className={css.name}>{t(example.name)}</span>
              <span className={css.text}>{t(`${example.name}Text`)}</span>
              {example.isForAdministrators && role !== 'ADMIN' && <Badge>{t('forAdministrators')}</Badge>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Puts an example into a new tab, or into the present one while that is empty. */
function useOpen(): (example: Example) => void {
  const actions = useGraphiQLActions();
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  return ({ query, variables }) => {
    if (queryEditor?.getValue().trim()) actions.addTab();
    queryEditor?.setValue(query);
    variableEditor?.setValue(variables);
  };
}
