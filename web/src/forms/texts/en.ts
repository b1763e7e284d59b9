export const en = {
  unsaved: 'Changes that are not saved',
  discard: 'Discard',
  leaveTitle: 'Leave without saving?',
  leaveText: 'What you have changed here is not saved yet.',
  stay: 'Stay',
  understood: 'Understood',
  cancel: 'Cancel',
  close: 'Close',
  copied: 'Copied',
  leave: 'Leave without saving',
  notDone: 'That could not be done, and nothing was changed. Try again in a moment.',
} as const;
