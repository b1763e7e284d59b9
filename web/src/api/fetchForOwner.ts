import { anotherSignedIn, sessionEnded, untilPersonIsBack } from '@/session/interruption';
import { ownerOfPage } from '@/session/viewer';
import { takeEarly } from './askEarly';

/**
 * Asks the API for the person the page belongs to, and says so: the server refuses what is meant for somebody who is not signed in any more.
 * Where only their session has ended, the request waits until they have logged in again, and is then sent as it was.
 */
export async function fetchForOwner(url: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const owner = ownerOfPage();
  if (owner === undefined) return takeEarly(init.body) ?? fetch(url, init);
  const headers = new Headers(init.headers);
  headers.set('X-Signed-In-As', owner);
  const response = await fetch(url, { ...init, headers });
  // What has not changed comes without a body.
  if (response.status === 304) return response;
  const body = await response.text();
  if (says(body, 'UNAUTHENTICATED')) {
    sessionEnded();
    await untilPersonIsBack();
    return fetchForOwner(url, init);
  }
  if (says(body, 'SIGNED_IN_AS_ANOTHER')) anotherSignedIn();
  return new Response(body, response);
}

/** Whether an answer has an error of this code. Most have none of any, and are not read twice. */
function says(body: string, code: string): boolean {
  if (!body.includes(`"${code}"`)) return false;
  const { errors = [] } = JSON.parse(body) as { errors?: { extensions?: { code?: string } }[] };
  return errors.some((error) => error.extensions?.code === code);
}
