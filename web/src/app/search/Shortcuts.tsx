import { lazy, Suspense, useEffect, useState } from 'react';

const SearchDialog = lazy(() => import('./SearchDialog'));
const ShortcutsDialog = lazy(() => import('./ShortcutsDialog'));

/** What opens these without a key: `window.dispatchEvent(new Event(OPEN_SEARCH))`. */
export const OPEN_SEARCH = 'open-search';
export const OPEN_SHORTCUTS = 'open-shortcuts';

/** Listens for the keys of the whole page: Ctrl+K finds everything, ? tells all keys. */
export function Shortcuts() {
  const [opened, setOpened] = useState<'search' | 'shortcuts'>();
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      const isSearch = (event.ctrlKey || event.metaKey) && event.code === 'KeyK';
      const isHelp = event.key === '?' && !isTyping(event.target);
      // What is open already is left first.
      if ((!isSearch && !isHelp) || document.querySelector('[role=dialog]')) return;
      event.preventDefault();
      setOpened(isSearch ? 'search' : 'shortcuts');
    }
    const openSearch = () => setOpened('search');
    const openShortcuts = () => setOpened('shortcuts');
    window.addEventListener('keydown', onKey);
    window.addEventListener(OPEN_SEARCH, openSearch);
    window.addEventListener(OPEN_SHORTCUTS, openShortcuts);
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener(OPEN_SEARCH, openSearch);
      window.removeEventListener(OPEN_SHORTCUTS, openShortcuts);
    };
  }, []);
  const close = () => setOpened(undefined);
  return (
    <Suspense>
      {opened === 'search' && <SearchDialog onClose={close} />}
      {opened === 'shortcuts' && <ShortcutsDialog onClose={close} />}
    </Suspense>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select, [role=spinbutton], [role=textbox]'))
  );
}
