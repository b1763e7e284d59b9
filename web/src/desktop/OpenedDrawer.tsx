import { lazy, Suspense } from 'react';
import type { RowsTarget } from './rows/number';
import type { EventsTarget } from './widgets/feed';

const RowsDrawer = lazy(() => import('./rows/RowsDrawer'));
const EventsDrawer = lazy(() => import('./rows/EventsDrawer'));
const ExplanationDrawer = lazy(() => import('./explanation/ExplanationDrawer'));

/** What was opened of a card. */
export type Opened =
  | { kind: 'rows'; target: RowsTarget }
  | { kind: 'events'; target: EventsTarget }
  | { kind: 'explanation'; widget: string; title: string };

interface OpenedDrawerProps {
  opened: Opened;
  onClose: () => void;
}

/** Loaded when something is opened for the first time. */
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
