import type { ComponentType } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { Tab, TabList, TabPanel, Tabs } from '@/design/Tabs';
import { useAdminTexts } from '@/admin/texts';
import { BlocksSection } from './blocks/BlocksSection';
import { CopySection } from './copy/CopySection';
import { DefaultsSection } from './defaults/DefaultsSection';
import css from './DesktopSettingsPage.module.css';
import { PersonSection } from './person/PersonSection';
import { addressOf, SECTIONS, type Section } from './sections';
import { useDesktopSettingsTexts } from './texts';

const CONTENTS: Record<Section, ComponentType> = {
  blocks: BlocksSection,
  defaults: DefaultsSection,
  copy: CopySection,
  person: PersonSection,
};

/** Who sees which blocks, what people may do with them, and where they stand. The address has the section. */
export default function DesktopSettingsPage() {
  const page = useAdminTexts();
  const t = useDesktopSettingsTexts();
  const navigate = useNavigate();
  const wanted = useSearchParams()[0].get('section');
  const section = SECTIONS.find((one) => one === wanted) ?? 'blocks';
  return (
    <div className={css.page}>
      <title>{page('desktop')}</title>
      <h1>{page('desktop')}</h1>
      <Tabs selectedKey={section} onSelectionChange={(chosen) => void navigate(addressOf(chosen as Section))}>
        <TabList aria-label={page('desktop')}>
          {SECTIONS.map((id) => (
            <Tab key={id} id={id}>
              {t(`section_${id}`)}
            </Tab>
          ))}
        </TabList>
        {Object.entries(CONTENTS).map(([id, Contents]) => (
          <TabPanel key={id} id={id}>
            <Contents />
          </TabPanel>
        ))}
      </Tabs>
    </div>
  );
}
