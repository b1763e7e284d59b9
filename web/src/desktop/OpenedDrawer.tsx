import { lazy, Suspense } from 'react';
import { loadEvents, loadExplanation, loadRows } from './lazyParts';
import type { RowsTarget } from './context/rowsTarget';
import type { EventsTarget } from './context/FeedContext';

const RowsDrawer = lazy(loadRows);
const EventsDrawer = lazy(loadEvents);
const ExplanationDrawer = lazy(loadExplanation);

/** What was opened of a card. */
export type Opened =
  | { kind: 'rows'; target: RowsTarget }
  | { kind: 'events'; target: EventsTarget }
  | { kind: 'explanation'; widget: string; title: string };

interface OpenedDrawerProps {
  opened: Opened;
  onClose: () => void;
}

/** What was opened, beside the page. */
export function OpenedDrawer({ opened, onClose }: OpenedDrawerProps) {
  return (
    <Suspense>
      {opened.kind === 'rows' && <RowsDrawer target={opened.target} onClose={onClose} />}
      {opened.kind === 'events' && <EventsDrawer target={opened.target} onClose={onClose} />}
      {opened.kind === 'explanation' && (
        <ExplanationDrawer widget={opened.widget} title={opened.title} onClose={onClose} />
      )}
    </Suspense>
  );
}
