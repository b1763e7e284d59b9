import { useSyncExternalStore } from 'react';
import { graphql, readFragment, type FragmentType } from '@/gql';
import type { ViewerOfSessionFragment } from '@/gql/graphql';
import { speak } from '@/i18n/language';

/** What the page knows of who is signed in. Whoever asks for `viewer` in a query asks for this of them. */
const ViewerOfSession = graphql(/* GraphQL */ `
  fragment ViewerOfSession on Viewer {
    id
    userId
    name
    email
    role
    language
    company {
      name
      currency
      timezone
      weekStart
    }
  }
`);

export type Viewer = ViewerOfSessionFragment;

/** `undefined` until the API was asked, `null` when nobody is signed in. */
let current: Viewer | null | undefined;
const listeners = new Set<() => void>();

/** Takes note of who is signed in, by the API's latest answer. */
export function noteViewer(answered: FragmentType<typeof ViewerOfSession> | null): void {
  const viewer = readFragment(ViewerOfSession, answered);
  if (viewer && viewer.language !== current?.language) speak(viewer.language);
  current = viewer;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Who is signed in; `undefined` until that is known, `null` for nobody. */
export function useSession(): Viewer | null | undefined {
  return useSyncExternalStore(subscribe, () => current);
}

/** Who is signed in, for all that is shown to them only. */
export function useViewer(): Viewer {
  const viewer = useSession();
  if (!viewer) throw new Error('Nobody is signed in.');
  return viewer;
}
