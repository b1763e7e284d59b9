import type { ReactNode, RefObject } from 'react';
import { Tooltip, TooltipTrigger } from './Tooltip';

interface HintTooltipProps {
  /** Of what is told, for the button that it describes. */
  id: string;
  triggerRef: RefObject<HTMLElement | null>;
  /** Something else is told, or the button is scrolled away. */
  onClose: () => void;
  children: ReactNode;
}

/** What a `HintedButton` tells, which loads it when it is first told. Without a trigger around it the library's tooltip has no state. */
export default function HintTooltip({ id, triggerRef, onClose, children }: HintTooltipProps) {
  return (
    <TooltipTrigger isOpen onOpenChange={(isOpen) => isOpen || onClose()}>
      <Tooltip triggerRef={triggerRef}>
        <span id={id}>{children}</span>
      </Tooltip>
    </TooltipTrigger>
  );
}
