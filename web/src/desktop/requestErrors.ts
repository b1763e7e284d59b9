import type { CombinedError } from 'urql';

const REFUSALS = new Set(['FORBIDDEN', 'BAD_USER_INPUT', 'NOT_FOUND', 'COST_EXCEEDED', 'RATE_LIMITED']);

/** Whether the API has given up, which is something else than not being reached. */
export function tookTooLong(error: CombinedError): boolean {
  return error.graphQLErrors.some(({ extensions }) => extensions.code === 'TIMEOUT');
}

/** Why the API does not answer what was asked, in words; nothing, if it could not be asked or has failed. */
export function refusalMessage(error: CombinedError): string | undefined {
  return error.graphQLErrors.find(({ extensions }) => REFUSALS.has(String(extensions.code)))?.message;
}
