import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { readFragment, type FragmentType } from '@/gql';
import type { Granularity } from '@/gql/graphql';
import { useOpen, type StepChoice } from './context/CardContext';
import { useQueryVariables, useStepOf } from './queryState/useQueryState';
import { OneWidget, WidgetCardFragment, type Widget } from './OneWidget';

interface Asked {
  /** What the desktop was answered, in whose place it is shown. */
  instead: Widget;
  step: Granularity | undefined;
  widget?: Widget;
  refusal?: string;
}

/**
 * The block as it is shown: as the desktop was answered, or as it was asked for alone: once more, or in other steps of time than the API
 * takes by itself. What was asked of it alone holds until the desktop is asked again; in the steps that were chosen it is then asked
 * again, too.
 */
export function useWidgetAlone(fragment: FragmentType<typeof WidgetCardFragment>) {
  const answered = readFragment(WidgetCardFragment, fragment);
  const variables = useQueryVariables();
  const client = useClient();
  const open = useOpen();
  const chosen = useStepOf(answered.key);
  const [alone, setAlone] = useState<Asked>();
  const [isRetrying, setRetrying] = useState(false);

  const own =
    answered.__typename === 'SeriesWidget' && !answered.hasOwnStep ? answered.granularity : undefined;
  const step = own !== undefined && chosen !== own ? chosen : undefined;

  useEffect(() => {
    if (step === undefined) return;
    let isCurrent = true;
    const asked = { ...variables, key: answered.key, granularity: step };
    void client
      .query(OneWidget, asked, { requestPolicy: 'network-only' })
      .toPromise()
      .then(({ data, error }) => {
        if (!isCurrent) return;
        const widget = readFragment(WidgetCardFragment, data?.dashboard.widget);
        if (widget) setAlone({ instead: answered, step, widget });
        else setAlone({ instead: answered, step, refusal: error?.graphQLErrors[0]?.message ?? '' });
      });
    return () => {
      isCurrent = false;
    };
  }, [client, variables, answered, step]);

  async function retry() {
    setRetrying(true);
    const asked = { ...variables, key: answered.key, granularity: step ?? null };
    const { data } = await client.query(OneWidget, asked, { requestPolicy: 'network-only' });
    setRetrying(false);
    const widget = readFragment(WidgetCardFragment, data?.dashboard.widget);
    if (widget) setAlone({ instead: answered, step, widget });
  }

  const isOfNow = alone?.step === step && alone?.instead === answered;
  // In the steps that were chosen, what was there stays until the next answer has come.
  const isShown = alone?.widget !== undefined && (isOfNow || (step !== undefined && alone.step === step));
  const widget = isShown ? (alone.widget ?? answered) : answered;
  const choice: StepChoice | undefined =
    own === undefined || open === undefined
      ? undefined
      : {
          shown: 'granularity' in widget ? widget.granularity : own,
          isChosen: chosen !== undefined,
          isWaiting: step !== undefined && !isOfNow,
          refusal: isOfNow ? alone.refusal : undefined,
          choose: (next) => open.chooseStep(answered.key, next),
        };
  return { widget, choice, isRetrying, retry };
}
