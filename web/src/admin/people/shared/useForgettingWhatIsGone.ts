import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import type { UseQueryState } from 'urql';

/** Takes out of the address what it names and is there no more, or never was: the first is shown instead. */
export function useForgettingWhatIsGone(
  parameter: string,
  { data, error, fetching, operation }: UseQueryState<{ node: unknown }, { id: string }>,
): void {
  const [parameters, setParameters] = useSearchParams();
  const isNone = !fetching && (data?.node === null || (error?.graphQLErrors.length ?? 0) > 0);
  const named = parameters.get(parameter);
  const isGone = isNone && named !== null && named === operation?.variables.id;
  useEffect(() => {
    if (!isGone) return;
    setParameters(
      (now) => {
        now.delete(parameter);
        return now;
      },
      { replace: true },
    );
  }, [isGone, parameter, setParameters]);
}
