import { useEffect } from 'react';
import { useQuery } from 'urql';
import type { ImportTaskQuery } from '@/gql/graphql';
import { ImportTask } from './documents';

export type Task = Extract<NonNullable<ImportTaskQuery['node']>, { phase: unknown }>;
export type TaskResult = NonNullable<Task['result']>;

const BETWEEN = 700;

/** An import that was asked for, asked about again and again until it has ended. `null`: it is not known any more. */
export function useTask(id: string | null): { task: Task | null | undefined; hasFailed: boolean } {
  const [{ data, error, fetching }, ask] = useQuery({
    query: ImportTask,
    variables: { id: id ?? '' },
    pause: id === null,
    requestPolicy: 'network-only',
  });
  const node = data?.node;
  const task = node === null ? null : node && 'phase' in node && node.id === id ? node : undefined;
  const hasEnded = task === null || task?.phase === 'ENDED';
  useEffect(() => {
    if (id === null || hasEnded || fetching) return undefined;
    const timer = setTimeout(() => ask({ requestPolicy: 'network-only' }), BETWEEN);
    return () => clearTimeout(timer);
  }, [id, hasEnded, fetching, ask]);
  return { task, hasFailed: error !== undefined && task === undefined };
}
