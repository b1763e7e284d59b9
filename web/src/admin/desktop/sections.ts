/** The sections of the page, by what the address calls them; the first is there without a name. */
export const SECTIONS = ['blocks', 'defaults', 'copy', 'person'] as const;

export type Section = (typeof SECTIONS)[number];

/** The address of a section. */
export const addressOf = (section: Section) =>
  section === SECTIONS[0] ? '/admin/desktop' : `/admin/desktop?section=${section}`;
