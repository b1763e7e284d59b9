import '@/design/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { languageAtStart, setLanguage } from '@/i18n/language';
import { IS_EMBEDDED } from '@/addresses/embedded';
import { App } from './App';
import { enterFrame } from './enterFrame';
import { applyTheme } from '@/design/theme';

applyTheme();
setLanguage(languageAtStart());

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root.');
const page = createRoot(root);
const show = () =>
  page.render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
if (IS_EMBEDDED) void enterFrame().then(show);
else show();
