import { useCallback, useState } from 'react';
import css from './Announcer.module.css';

interface Said {
  text: string;
  number: number;
}

/** What was done, for who does not see it. */
export function useAnnouncer(first: string): [said: Said, say: (text: string) => void] {
  const [said, setSaid] = useState<Said>({ text: first, number: 0 });
  const say = useCallback((text: string) => setSaid(({ number }) => ({ text, number: number + 1 })), []);
  return [said, say];
}

/** Is read out from behind dialogs too: the component library leaves what is so marked alone. */
export function Announcer({ said }: { said: Said }) {
  return (
    <div role="status" data-live-announcer="true" className={css.unseen}>
      {/* The same words again are news again. */}
      <span key={said.number}>{said.text}</span>
    </div>
  );
}
