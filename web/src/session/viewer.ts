import { useSyncExternalStore } from 'react';
import { IS_EMBEDDED } from '@/addresses/embedded';
import { graphql, readFragment, type FragmentType } from '@/gql';
import type { ViewerOfSessionFragment } from '@/gql/graphql';
import { setLanguage } from '@/i18n/language';
import { anotherSignedIn, personIsBack, sessionEnded } from './interruption';

/** What the page knows of who is signed in. Whoever asks for `viewer` in a query asks for this of them. */
export const ViewerOfSession = graphql(/* GraphQL */ `
  fragment ViewerOfSession on Viewer {
    id
    userId
    name
    email
    role
    administers
    language
    company {
      externalId
      name
      currency
      timezone
      weekStart
      deletionDueAt
    }
  }
`);

export type Viewer = ViewerOfSessionFragment;

/** `undefined` until the API was asked, `null` when nobody is signed in. */
let current: Viewer | null | undefined;
const listeners = new Set<() => void>();

/** All pages of this browser: who signs in or out on one of them does so on all. Frames have sessions of their own. */
const pages = new BroadcastChannel(IS_EMBEDDED ? 'session of frames' : 'session');
pages.onmessage = ({ data }: MessageEvent<string | null>) => noteUserId(data);

/** Takes note of who is signed in, by the API's latest answer. A page that belongs to somebody stays theirs until it is loaded anew. */
export function noteViewer(answered: FragmentType<typeof ViewerOfSession> | null): void {
  const viewer = readFragment(ViewerOfSession, answered);
  const userId = viewer?.userId ?? null;
  if (userId !== told) pages.postMessage(userId);
  told = userId;
  if (!noteUserId(userId)) return;
  if (viewer && viewer.language !== current?.language) setLanguage(viewer.language);
  current = viewer;
  for (const listener of listeners) listener();
}

/** Tells the other pages that the person has logged out on this one, which goes away. */
export function noteLogOut(): void {
  pages.postMessage(null);
}

/** What the other pages were told last. */
let told: string | null | undefined;

/** Whether this page may go on with this person; if it belongs to another one, it is interrupted. */
function noteUserId(userId: string | null): boolean {
  if (!current) return true;
  if (userId === current.userId) {
    personIsBack();
    return true;
  }
  if (userId === null) sessionEnded();
  else anotherSignedIn();
  return false;
}

/** Whom this page belongs to, as the API knows them; `undefined` for nobody yet. */
export function ownerOfPage(): string | undefined {
  return current?.userId;
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
