import {
  createRequest,
  formatDocument,
  makeOperation,
  type AnyVariables,
  type TypedDocumentNode,
} from '@urql/core';
import { makeFetchBody, makeFetchOptions } from '@urql/core/internal';
import { API } from './address';

/** What was sent, letter for letter, and its answer, which may still be on its way. */
let asked: { body: unknown; answer: Promise<Response> } | undefined;

/** Sends a query as the client will, before there is one: it finds the answer under way. */
export function askEarly<Variables extends AnyVariables>(
  query: TypedDocumentNode<unknown, Variables>,
  variables: Variables,
): void {
  const request = createRequest(query, variables);
  const operation = makeOperation('query', request, { url: API, requestPolicy: 'network-only' });
  const formatted = formatDocument(request.query) as typeof request.query;
  const body = makeFetchBody({ query: formatted, variables });
  const init = makeFetchOptions(operation, body);
  asked = { body: init.body, answer: fetch(API, init) };
  // Told by whoever takes it.
  asked.answer.catch(() => undefined);
}

/** The answer to this, if it was asked early. It is had once; whatever is asked first but this, it is forgotten. */
export function takeEarly(body: unknown): Promise<Response> | undefined {
  const taken = asked?.body === body ? asked?.answer : undefined;
  asked = undefined;
  return taken;
}
