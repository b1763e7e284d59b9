import { useCallback, useState } from 'react';
import css from './Announcer.module.css';

interface Announcement {
  text: string;
  number: number;
}

/** What was done, for who does not see it. */
export function useAnnouncer(first: string): [said: Announcement, say: (text: string) => void] {
  const [announcement, setAnnouncement] = useState<Announcement>({ text: first, number: 0 });
  const announce = useCallback(
    (text: string) => setAnnouncement(({ number }) => ({ text, number: number + 1 })),
    [],
  );
  return [announcement, announce];
}

/** Is read out from behind dialogs too: the component library leaves what is so marked alone. */
export function Announcer({ announcement }: { announcement: Announcement }) {
  return (
    <div role="status" data-live-announcer="true" className={css.unseen}>
      {/* The same words again are news again. */}
      <span key={announcement.number}>{announcement.text}</span>
    </div>
  );
}
