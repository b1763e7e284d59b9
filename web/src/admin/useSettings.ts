import { PARTS as CONNECTIONS } from './connections/parts';
import { useConnectionsTexts } from './connections/texts';
import { addressOf, SECTIONS } from './desktop/sections';
import { useDesktopSettingsTexts } from './desktop/texts';
import { MENU } from './menu';
import { PARTS as PEOPLE } from './people/parts';
import { usePeopleTexts } from './people/texts';
import { useAdminTexts } from './texts';

/** Something that administrators set: its address, its name, and the name of what it is a part of. */
interface Setting {
  to: string;
  name: string;
  within: string;
}

/** Every section of the settings and every part of one, each address once. */
export function useSettings(): readonly Setting[] {
  const t = useAdminTexts();
  const desktop = useDesktopSettingsTexts();
  const people = usePeopleTexts();
  const connections = useConnectionsTexts();
  const sections = [...MENU.crm, ...MENU.crmSettings].map((section) => ({
    to: `/admin/${section}`,
    name: t(section),
    within: t('settings'),
  }));
  const parts = [
    ...SECTIONS.map((section) => ({
      to: addressOf(section),
      name: desktop(`section_${section}`),
      within: t('desktop'),
    })),
    ...PEOPLE.map(({ path, text }) => ({ to: path, name: people(text), within: t('people') })),
    ...CONNECTIONS.map(({ path, text }) => ({ to: path, name: connections(text), within: t('connections') })),
  ];
  return [...sections, ...parts.filter(({ to }) => sections.every((section) => section.to !== to))];
}
