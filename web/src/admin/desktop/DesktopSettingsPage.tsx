import { useSearchParams } from 'react-router';
import { Tab, TabList, TabPanel, Tabs } from '@/design/Tabs';
import { useAdminTexts } from '@/admin/texts';
import { BlocksSection } from './blocks/BlocksSection';
import { CopySection } from './copy/CopySection';
import { DefaultsSection } from './defaults/DefaultsSection';
import css from './DesktopSettingsPage.module.css';
import { PersonSection } from './person/PersonSection';
import { useDesktopSettingsTexts } from './texts';

const SECTIONS = {
  blocks: BlocksSection,
  defaults: DefaultsSection,
  copy: CopySection,
  person: PersonSection,
} as const;

type Section = keyof typeof SECTIONS;

/** Who sees which blocks, what people may do with them, and where they stand. The address has the section. */
export default function DesktopSettingsPage() {
  const page = useAdminTexts();
  const t = useDesktopSettingsTexts();
  const [parameters, setParameters] = useSearchParams();
  const wanted = parameters.get('section') ?? '';
  const section: Section = wanted in SECTIONS ? (wanted as Section) : 'blocks';
  return (
    <div className={css.page}>
      <title>{page('desktop')}</title>
      <h1>{page('desktop')}</h1>
      <Tabs
        selectedKey={section}
        onSelectionChange={(chosen) => setParameters(chosen === 'blocks' ? {} : { section: String(chosen) })}
      >
        <TabList aria-label={page('desktop')}>
          {Object.keys(SECTIONS).map((id) => (
            <Tab key={id} id={id}>
              {t(`section_${id as Section}`)}
            </Tab>
          ))}
        </TabList>
        {Object.entries(SECTIONS).map(([id, Contents]) => (
          <TabPanel key={id} id={id}>
            <Contents />
          </TabPanel>
        ))}
      </Tabs>
    </div>
  );
}
