/** The menu of the settings, as the manual has it: groups of sections, each an address below /admin. Their texts have the same names. */
export const MENU = {
  crm: ['desktop', 'reports'],
  crmSettings: ['fields', 'people', 'import', 'duplicates', 'connections', 'company', 'sign-in', 'audit'],
} as const;
