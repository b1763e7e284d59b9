import { keep, kept } from '@/storage/kept';
import { useEffect, useState } from 'react';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { useSession } from '@/session/viewer';

const FirstStepsOfDashboard = graphql(/* GraphQL */ `
  fragment FirstStepsOfDashboard on Dashboard {
    viewedAs {
      name
    }
    widgets {
      status {
        code
      }
    }
  }
`);

type Known = 'begun' | 'over';

const KEY = 'first-steps-';
/** So many blocks that cannot be computed are a company that nobody has set up yet. */
const MANY = 3;

/**
 * Whether an administrator is told the first steps: from when most of the desktop cannot be computed, until all of them are done or
 * somebody wants to see them no more. This browser remembers it by person.
 */
export function useFirstSteps(dashboard: FragmentType<typeof FirstStepsOfDashboard> | undefined) {
  const read = readFragment(FirstStepsOfDashboard, dashboard);
  const viewer = useSession();
  const key = `${KEY}${viewer?.userId}`;
  const [overFor, setOverFor] = useState('');
  const known = kept(key) as Known | null;
  const lacking = read?.widgets.filter(({ status }) => status.code === 'NOT_CONFIGURED').length ?? 0;
  const isNeeded =
    viewer?.administers === true &&
    read?.viewedAs === null &&
    known !== 'over' &&
    overFor !== key &&
    (known === 'begun' || lacking >= MANY);
  useEffect(() => {
    if (isNeeded) keep(key, 'begun' satisfies Known);
  }, [isNeeded, key]);
  return {
    isNeeded,
    end: () => {
      keep(key, 'over' satisfies Known);
      setOverFor(key);
    },
  };
}
