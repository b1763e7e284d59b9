import { lazy, Suspense } from 'react';
import { loadEvents, loadExplanation, loadRows } from './lazyParts';
import type { Drawer } from './queryState/opened';

const RowsDrawer = lazy(loadRows);
const EventsDrawer = lazy(loadEvents);
const ExplanationDrawer = lazy(loadExplanation);

interface OpenedDrawerProps {
  drawer: Drawer;
  /** What its block is called. */
  title: string;
  /** What was pressed, in words; nothing where it was not pressed here. */
  words: string | undefined;
  onClose: () => void;
}

/** What was opened, beside the page. */
export function OpenedDrawer({ drawer, title, words, onClose }: OpenedDrawerProps) {
  return (
    <Suspense>
      {drawer.kind === 'rows' && (
        <RowsDrawer
          key={`${drawer.widget} ${drawer.path}`}
          target={drawer}
          title={title}
          label={words}
          onClose={onClose}
        />
      )}
      {drawer.kind === 'events' && (
        <EventsDrawer
          widget={drawer.widget}
          before={drawer.before}
          title={words ?? title}
          onClose={onClose}
        />
      )}
      {drawer.kind === 'explanation' && (
        <ExplanationDrawer widget={drawer.widget} title={title} onClose={onClose} />
      )}
    </Suspense>
  );
}
