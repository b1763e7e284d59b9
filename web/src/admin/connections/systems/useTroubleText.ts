import { useCallback } from 'react';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { useSystemsTexts } from './texts';

const TroubleTextFragment = graphql(/* GraphQL */ `
  fragment TroubleText on VendorTrouble {
    kind
    detail
  }
`);

/** What is wrong with a system, in the reader's words and in its own. */
export function useTroubleText() {
  const t = useSystemsTexts();
  return useCallback(
    (trouble: FragmentType<typeof TroubleTextFragment>) => {
      const { kind, detail } = readFragment(TroubleTextFragment, trouble);
      return `${t(`trouble_${kind}`)} ${detail === '' ? '' : t('inItsWords', { detail })}`.trim();
    },
    [t],
  );
}
