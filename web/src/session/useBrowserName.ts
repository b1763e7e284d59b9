import { browserName } from './browserName';
import { useSessionTexts } from './texts';

/** What tells people which browser it is, by what that calls itself. */
export function useBrowserName(): (client: string) => string {
  const t = useSessionTexts();
  return (client) => {
    const known = browserName(client);
    if (!known) return t('unknownBrowser');
    const { browser, system } = known;
    return system === null ? browser : t('browserOn', { browser, system });
  };
}
