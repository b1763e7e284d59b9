export const en = {
  title: 'Make a company',
  company: 'Company',
  person: 'Your name',
  email: 'Your e-mail',
  timezone: 'Time zone',
  currency: 'Currency',
  nothing: 'Nothing of that name',
  terms:
    'A link is sent to your e-mail, good for an hour. Unless you follow it nothing is made, and what you typed here is forgotten. The company is yours: take everything away, or have all of it deleted, whenever you like.',
  send: 'Send the link',
  sent: 'The link is on its way to {{email}}. It is good for an hour; look among unwanted mail, too.',
  closed: 'Nobody makes a company here by themselves. Ask whoever runs this server.',
  last: 'Your new company',
  lastText: 'Choose a password, and the company is there.',
  make: 'Make the company',
  again: 'Sign up again',
} as const;
