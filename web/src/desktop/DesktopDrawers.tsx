import { useMemo, useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { withFilters, type Filter } from './queryState/filters';
import type { QueryState } from './queryState/queryState';
import { QueryStateContext } from './queryState/useQueryState';
import { usePreloadedParts } from './lazyParts';
import { OpenedDrawer, type Opened } from './OpenedDrawer';
import { AsOf } from './context/AsOf';
import { OpenContext } from './context/CardContext';
import { FeedContext } from './context/FeedContext';

interface DesktopDrawersProps {
  queryState: QueryState;
  asOf: string;
  /** Nobody marks the events of another person. */
  isOwn: boolean;
  refresh: () => Promise<unknown>;
  onChange: (queryState: Partial<QueryState>) => void;
  children: ReactNode;
}

/** Gives the cards within what they need to open what is behind them, beside the page. */
export function DesktopDrawers({
  queryState,
  asOf,
  isOwn,
  refresh,
  onChange,
  children,
}: DesktopDrawersProps) {
  const [opened, setOpened] = useState<Opened>();
  const [, setParameters] = useSearchParams();
  usePreloadedParts();
  const open = useMemo(
    () => ({
      openRows: (target: Extract<Opened, { kind: 'rows' }>['target']) => setOpened({ kind: 'rows', target }),
      openExplanation: (widget: string, title: string) => setOpened({ kind: 'explanation', widget, title }),
      openFull: (widget: string) =>
        setParameters((before) => {
          const after = new URLSearchParams(before);
          after.set('card', widget);
          return after;
        }),
      narrow: (filters: readonly Filter[]) => {
        setOpened(undefined);
        onChange({ filters: withFilters(queryState.filters, filters) });
      },
    }),
    [onChange, queryState.filters, setParameters],
  );
  const feed = useMemo(
    () => ({
      refresh,
      openEvents: (target: Extract<Opened, { kind: 'events' }>['target']) =>
        setOpened({ kind: 'events', target }),
      canMark: isOwn,
    }),
    [refresh, isOwn],
  );
  return (
    <QueryStateContext value={queryState}>
      <AsOf value={asOf}>
        <OpenContext value={open}>
          <FeedContext value={feed}>{children}</FeedContext>
          {opened && <OpenedDrawer opened={opened} onClose={() => setOpened(undefined)} />}
        </OpenContext>
      </AsOf>
    </QueryStateContext>
  );
}
