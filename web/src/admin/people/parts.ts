/** The parts of the section: each an address, and a text. */
export const PARTS = [
  { path: '/admin/people', text: 'people' },
  { path: '/admin/people/departments', text: 'departments' },
  { path: '/admin/people/groups', text: 'groups' },
  { path: '/admin/people/deal-types', text: 'dealTypes' },
  { path: '/admin/people/activity-types', text: 'activityTypes' },
  { path: '/admin/people/custom-fields', text: 'customFields' },
] as const;
