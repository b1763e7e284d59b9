export const en = {
  secondFactor: 'Second factor',
  required: 'Everybody must have a second factor',
  requiredText:
    'Who has none is signed out now, and sets one up at the next log-in before seeing anything. Programs with tokens go on.',
  without_one: '{{count}} person who works here has none yet.',
  without_other: '{{count}} people who work here have none yet.',
  everybody: 'Everybody who works here has one.',
} as const;
