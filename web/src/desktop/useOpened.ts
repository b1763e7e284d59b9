import { useCallback, useMemo } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { withoutDrawer, withoutOpened, readDrawer, readFull } from './queryState/opened';

/** What the history knows of an entry that something was opened by. */
interface Opening {
  /** What was opened is called so, where it was pressed; who comes by the address is told by the server. */
  words?: string | undefined;
  /** Whether the entry before is the same without it. */
  isOver: boolean;
}

/**
 * What is open over the desktop. The address says it, so that it can be sent and gone back from; whoever opens it sees their own
 * figures there. What opens and closes stays the same while other things open and close.
 */
export function useOpened() {
  const location = useLocation();
  const { search } = location;
  const state: unknown = location.state;
  const navigate = useNavigate();
  const parameters = useMemo(() => new URLSearchParams(search), [search]);
  const drawer = useMemo(() => readDrawer(parameters), [parameters]);
  const opening = isOpening(state) ? state : undefined;
  const isOver = opening?.isOver ?? false;

  const open = useCallback(
    (add: (others: URLSearchParams) => URLSearchParams, words?: string) => {
      const now = new URLSearchParams(window.location.search);
      const state: Opening = { words, isOver: readDrawer(now) === undefined };
      void navigate({ search: add(now).toString() }, { state });
    },
    [navigate],
  );
  const close = useCallback(
    (without: (others: URLSearchParams) => URLSearchParams) => {
      // Whoever has opened it goes back; whoever has come by its address has nowhere to go back to.
      if (isOver) void navigate(-1);
      else {
        const search = without(new URLSearchParams(window.location.search)).toString();
        void navigate({ search }, { replace: true });
      }
    },
    [isOver, navigate],
  );
  return {
    drawer,
    full: readFull(parameters),
    words: opening?.words,
    open,
    closeDrawer: useCallback(() => close(withoutDrawer), [close]),
    closeFull: useCallback(() => close(withoutOpened), [close]),
  };
}

function isOpening(state: unknown): state is Opening {
  return typeof state === 'object' && state !== null && 'isOver' in state;
}
