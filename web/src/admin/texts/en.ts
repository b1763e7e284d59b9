export const en = {
  settings: 'Settings',
  crm: 'CRM',
  desktop: 'Desktop',
  reports: 'Reports',
  crmSettings: 'CRM settings',
  fields: 'Report field settings',
  people: 'People and structure',
  company: 'Company',
  audit: 'Audit log',
  onlyAdministrators: 'This page is for administrators',
  onlyAdministratorsText: 'What is set here is decided by an administrator of your company.',
  toDesktop: 'To the desktop',
} as const;
