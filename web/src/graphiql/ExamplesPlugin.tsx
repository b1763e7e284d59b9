import type { GraphiQLPlugin } from '@graphiql/react';
import { Lightbulb } from 'lucide-react';
import { Badge } from '@/design/Badge';
import { useViewer } from '@/session/viewer';
import { EXAMPLES } from './examples';
import css from './ExamplesPlugin.module.css';
import { useGraphiQLTexts } from './texts';
import { useOpenInTab } from './useOpenInTab';

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
  const open = useOpenInTab();
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
