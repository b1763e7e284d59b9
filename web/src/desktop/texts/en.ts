export const en = {
  arrange: 'Arrange',
  was: 'was {{value}}',
  better: 'better',
  worse: 'worse',
  nothing: 'Nothing in this period',
  noEvents: 'Nothing happened since your last visit',
  empty: 'Your desktop is empty',
  emptyText: 'No block is for you yet. An administrator decides who sees which.',
  failed: 'This block could not be computed.',
  unread_one: '{{count}} unread',
  unread_other: '{{count}} unread',
} as const;
