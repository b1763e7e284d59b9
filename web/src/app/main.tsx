import '@/design/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { languageAtStart, setLanguage } from '@/i18n/language';
import { App } from './App';
import { applyTheme } from '@/design/theme';

applyTheme();
setLanguage(languageAtStart());

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root.');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
