import '@/design/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Provider as ClientProvider } from 'urql';
import { createClient } from '@/api/client';
import { applyTheme } from '@/design/theme';
import { languageAtStart, setLanguage } from '@/i18n/language';
import { GraphiQLPage } from './GraphiQLPage';

applyTheme();
setLanguage(languageAtStart());

const root = document.getElementById('root');
if (!root) throw new Error('graphiql.html has no #root.');
createRoot(root).render(
  <StrictMode>
    <ClientProvider value={createClient()}>
      <GraphiQLPage />
    </ClientProvider>
  </StrictMode>,
);
