export const en = {
  notFound: 'There is no such page',
  notFoundText: 'The address is wrong, or the page was removed.',
  toDesktop: 'To the desktop',
  broken: 'This page could not be shown',
  brokenText: 'Something went wrong in it. Nothing of yours is lost.',
  unreachable: 'The server cannot be reached',
  unreachableText: 'Check the connection and try again.',
  retry: 'Try again',
} as const;
