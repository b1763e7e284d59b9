import { Suspense, useCallback, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { RouterProvider } from 'react-router';
import { Provider as ClientProvider } from 'urql';
import { ToastRegion } from '@/design/Toast';
import { DATE_LOCALES } from '@/format/writers';
import { useLanguage } from '@/i18n/language';
import { SessionInterruption } from '@/session/SessionInterruption';
import { useSession } from '@/session/viewer';
import { createClient } from '@/api/client';
import { ResetClient } from '@/api/resetClient';
import { router } from './routes';

export function App() {
  const [client, setClient] = useState(createClient);
  const resetClient = useCallback(() => setClient(createClient()), []);
  const isAnswered = useSession() !== undefined;
  const language = useLanguage();
  return (
    <ClientProvider value={client}>
      <ResetClient value={resetClient}>
        <I18nProvider locale={DATE_LOCALES[language]}>
          <RouterProvider router={router} />
          <SessionInterruption />
          {isAnswered && (
            <Suspense>
              <ToastRegion />
            </Suspense>
          )}
        </I18nProvider>
      </ResetClient>
    </ClientProvider>
  );
}
