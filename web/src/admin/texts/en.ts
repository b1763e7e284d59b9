export const en = {
  administration: 'Administration',
  desktop: 'Desktop settings',
  fields: 'Report field settings',
  reports: 'Reports',
  people: 'People and structure',
  audit: 'Audit log',
} as const;
