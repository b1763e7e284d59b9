type Ask = (url: RequestInfo | URL, init?: RequestInit) => Promise<Response>;

interface Last {
  body: unknown;
  tag: string;
  asOf: string;
  text: string;
  headers: Headers;
}

/**
 * The same way to the API, by which what tells as of when it is, as a desktop does, comes once: asked again for the same, the server says
 * that nothing has changed, and as of when. The last such answer is remembered.
 */
export function rememberingLast(ask: Ask): Ask {
  let last: Last | undefined;
  return async (url, init = {}) => {
    const known = last?.body === init.body ? last : undefined;
    const headers = new Headers(init.headers);
    if (known) headers.set('If-None-Match', known.tag);
    const response = await ask(url, { ...init, headers });
    const [tag, asOf] = [response.headers.get('ETag'), response.headers.get('X-As-Of')];
    if (tag === null || asOf === null) return response;
    if (known && response.status === 304) {
      const text = known.text.replaceAll(told(known.asOf), told(asOf));
      last = { ...known, tag, asOf, text };
      return new Response(text, { headers: known.headers });
    }
    const text = await response.text();
    last = { body: init.body, tag, asOf, text, headers: response.headers };
    return new Response(text, response);
  };
}

function told(asOf: string): string {
  return `"asOf":${JSON.stringify(asOf)}`;
}
