import { LayoutGrid } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { PlainButton } from '@/design/PlainButton';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { useDesktopTexts } from './texts';

const ArrangeButtonFragment = graphql(/* GraphQL */ `
  fragment ArrangeButton on Dashboard {
    viewedAs {
      id
    }
  }
`);

interface ArrangeButtonProps {
  dashboard: FragmentType<typeof ArrangeButtonFragment>;
  /** It takes the focus back then. */
  hasJustArranged: boolean;
  onPress: () => void;
}

/** Begins the edit mode; nobody arranges somebody else's desktop. */
export function ArrangeButton({ dashboard, hasJustArranged, onPress }: ArrangeButtonProps) {
  const { viewedAs } = readFragment(ArrangeButtonFragment, dashboard);
  const t = useDesktopTexts();
  const button = useRef<HTMLButtonElement>(null);
  // After the frame in which a dialog that asked before is gone, and would give the focus back to what is gone too.
  useEffect(() => {
    if (!hasJustArranged) return;
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => button.current?.focus());
    });
    return () => cancelAnimationFrame(frame);
  }, [hasJustArranged]);
  if (viewedAs) return null;
  return (
    <PlainButton ref={button} variant="secondary" onPress={onPress}>
      <LayoutGrid size={18} aria-hidden />
      {t('arrange')}
    </PlainButton>
  );
}
