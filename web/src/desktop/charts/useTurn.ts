import { useEffect, useState } from 'react';
import { idle } from '@/design/afterPaint';

/** The last of those that wait. */
let last = Promise.resolve();

/** Whether it is a chart's turn: they are drawn one after the other, while the page has nothing else to do, and never all at once. */
export function useTurn(): boolean {
  const [isTurn, setTurn] = useState(false);
  useEffect(() => {
    let isGone = false;
    last = last.then(idle).then(() => {
      if (!isGone) setTurn(true);
    });
    return () => {
      isGone = true;
    };
  }, []);
  return isTurn;
}
