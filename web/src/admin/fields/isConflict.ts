import type { CombinedError } from 'urql';

/** Whether a request was refused because somebody else saved meanwhile. */
export function isConflict(error: CombinedError | undefined): boolean {
  return error?.graphQLErrors.some(({ extensions }) => extensions.code === 'CONFLICT') ?? false;
}
