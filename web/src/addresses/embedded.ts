/**
 * What all addresses begin with inside a frame of a company's own page: that of the page and that of the API alike, as a frame has a session
 * of its own. Empty for the page itself.
 */
export const EMBEDDED =
  typeof location === 'undefined' ? '' : (/^\/embed\/[^/]+/.exec(location.pathname)?.[0] ?? '');

/** Whether the page stands in a frame. */
export const IS_EMBEDDED = EMBEDDED !== '';
