/** The sections of the administration, in order: each an address below /admin and a text. */
export const SECTIONS = ['desktop', 'fields', 'reports', 'people', 'company', 'audit'] as const;
