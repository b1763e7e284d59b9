/** The parts of the section: each an address, and a text. */
export const PARTS = [
  { path: '/admin/connections', text: 'sources' },
  { path: '/admin/connections/waiting', text: 'waiting' },
  { path: '/admin/connections/targets', text: 'targets' },
] as const;
