import { makeOperation, mapExchange, type OperationResult } from '@urql/core';

/** Stands for the type of what is not there. */
const OF_EMPTY_LIST = 'EmptyList';

/**
 * What is kept of a query is known by the types of the objects in its answer. A list with nothing in it has none, and would stay
 * empty after its first thing is made: whatever a change touches, queries with an empty list are asked again, too.
 */
export const askAgainForEmptyLists = mapExchange({ onResult: noteEmptyLists });

function noteEmptyLists(result: OperationResult<unknown>): OperationResult<unknown> {
  const { operation, data } = result;
  const touched = operation.context.additionalTypenames ?? [];
  const concerns = operation.kind === 'mutation' ? touched.length > 0 : hasEmptyList(data);
  if (!concerns) return result;
  const context = { ...operation.context, additionalTypenames: [...touched, OF_EMPTY_LIST] };
  return { ...result, operation: makeOperation(operation.kind, operation, context) };
}

function hasEmptyList(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return false;
  if (Array.isArray(value) && value.length === 0) return true;
  return Object.values(value).some(hasEmptyList);
}
