import { lazy, Suspense, useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { PlainButton, type PlainButtonProps } from './PlainButton';

const HintTooltip = lazy(() => import('./HintTooltip'));

/** How long something is pointed at before it is told of. */
const DELAY = 500;

/** A plain button that tells more while it is pointed at or has the focus; Esc hides it. Nothing may be told by it alone. */
export function HintedButton({ hint, ...props }: PlainButtonProps & { hint: ReactNode }) {
  const button = useRef<HTMLButtonElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [isTold, setTold] = useState(false);
  const id = useId();
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (!isTold) return;
    const hide = (event: KeyboardEvent) => event.key === 'Escape' && setTold(false);
    document.addEventListener('keydown', hide);
    return () => document.removeEventListener('keydown', hide);
  }, [isTold]);

  function hide() {
    clearTimeout(timer.current);
    setTold(false);
  }

  return (
    <>
      <PlainButton
        {...props}
        ref={button}
        aria-describedby={isTold ? id : undefined}
        onPointerEnter={({ pointerType }) => {
          if (pointerType === 'mouse') timer.current = setTimeout(() => setTold(true), DELAY);
        }}
        onPointerLeave={hide}
        onFocus={({ currentTarget }) => setTold(currentTarget.matches(':focus-visible'))}
        onBlur={hide}
        onPress={() => {
          hide();
          props.onPress();
        }}
      />
      {isTold && (
        <Suspense>
          <HintTooltip id={id} triggerRef={button} onClose={hide}>
            {hint}
          </HintTooltip>
        </Suspense>
      )}
    </>
  );
}
