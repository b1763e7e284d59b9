import { useState, type ReactNode } from 'react';
import { Button } from './Button';
import { useDesignTexts } from './texts';

interface FewOfProps<T> {
  items: readonly T[];
  /** How many are shown at first, and how many more each time somebody wants them. */
  few: number;
  className?: string | undefined;
  /** Makes an `li` of an item. */
  children: (item: T) => ReactNode;
}

/** A list of whatever length, of which a few are shown until somebody wants more. */
export function FewOf<T>({ items, few, className, children }: FewOfProps<T>) {
  const t = useDesignTexts();
  const [shown, setShown] = useState(few);
  const left = items.length - shown;
  return (
    <>
      <ul className={className}>{items.slice(0, shown).map(children)}</ul>
      {left > 0 && (
        <div>
          <Button variant="quiet" onPress={() => setShown(shown + few)}>
            {t('showMore', { count: left })}
          </Button>
        </div>
      )}
    </>
  );
}
