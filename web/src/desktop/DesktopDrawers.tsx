import { useMemo, type ReactNode } from 'react';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { withFilters, type Filter } from './queryState/filters';
import { withDrawer, withFull, withoutOpened } from './queryState/opened';
import type { PeriodChoice, QueryState } from './queryState/queryState';
import { QueryStateContext, type ChangeQueryState } from './queryState/useQueryState';
import { usePreloadedParts } from './lazyParts';
import { OpenedDrawer } from './OpenedDrawer';
import { AsOf } from './context/AsOf';
import { OpenContext } from './context/CardContext';
import { FeedContext } from './context/FeedContext';
import { Shown } from './context/Shown';
import { useDesktopTexts } from './texts';
import { useOpened } from './useOpened';

const DesktopDrawersFragment = graphql(/* GraphQL */ `
  fragment DesktopDrawers on Dashboard {
    asOf
    viewedAs {
      name
    }
    period {
      firstDay
      lastDay
    }
    scope {
      label
    }
    widgets {
      key
      title
    }
  }
`);

interface DesktopDrawersProps {
  dashboard: FragmentType<typeof DesktopDrawersFragment>;
  queryState: QueryState;
  refresh: () => Promise<unknown>;
  onChange: ChangeQueryState;
  children: ReactNode;
}

/** Gives the cards within what they need to open what is behind them, beside the page. */
export function DesktopDrawers({ queryState, refresh, onChange, children, ...props }: DesktopDrawersProps) {
  const dashboard = readFragment(DesktopDrawersFragment, props.dashboard);
  const { asOf, viewedAs, widgets } = dashboard;
  const t = useDesktopTexts();
  const { drawer, words, open: openOver, closeDrawer } = useOpened();
  // Nobody marks the events of another person.
  const isOwn = viewedAs === null;
  usePreloadedParts();
  const open = useMemo(
    () => ({
      openRows: (widget: string, path: string, label?: string) =>
        openOver((others) => withDrawer({ kind: 'rows', widget, path }, others), label ?? ''),
      openExplanation: (widget: string) =>
        openOver((others) => withDrawer({ kind: 'explanation', widget }, others)),
      openFull: (widget: string) => openOver((others) => withFull(widget, others)),
      narrow: ({ filters, period }: { filters: readonly Filter[]; period: PeriodChoice | null }) =>
        onChange(
          { filters: withFilters(queryState.filters, filters), ...(period && { period }) },
          withoutOpened,
        ),
      chooseStep: (widget: string, step: QueryState['steps'][string]) =>
        onChange({ steps: { ...queryState.steps, [widget]: step } }),
    }),
    [onChange, openOver, queryState.filters, queryState.steps],
  );
  const feed = useMemo(
    () => ({
      refresh,
      openEvents: (widget: string, before: string | null, text: string) =>
        openOver((others) => withDrawer({ kind: 'events', widget, before }, others), text),
      canMark: isOwn,
    }),
    [refresh, isOwn, openOver],
  );
  const title = widgets.find(({ key }) => key === drawer?.widget)?.title ?? t('desktop');
  return (
    <QueryStateContext value={queryState}>
      <AsOf value={asOf}>
        <Shown value={dashboard}>
          <OpenContext value={open}>
            <FeedContext value={feed}>
              {children}
              {drawer && <OpenedDrawer drawer={drawer} title={title} words={words} onClose={closeDrawer} />}
            </FeedContext>
          </OpenContext>
        </Shown>
      </AsOf>
    </QueryStateContext>
  );
}
