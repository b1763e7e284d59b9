import { LayoutGrid } from 'lucide-react';
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
  if (viewedAs) return null;
  return (
    <PlainButton variant="secondary" autoFocus={hasJustArranged} onPress={onPress}>
      <LayoutGrid size={18} aria-hidden />
      {t('arrange')}
    </PlainButton>
  );
}
