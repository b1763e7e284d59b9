import { TextField } from '@/design/TextField';
import { errorAt, type UserError } from '../definition/errors';
import { Choice } from './form/Choice';
import { Fields, Section, Wide } from './Section';
import { useBuilderTexts } from './texts';

/** What is said of a report beside what it asks for. */
export interface About {
  name: string;
  description: string;
  folder: string | null;
}

interface AboutSectionProps {
  about: About;
  onChange: (about: About) => void;
  folders: readonly { id: string; name: string }[];
  userErrors: readonly UserError[];
}

const NONE = 'NONE';

/** Its name, what it is for, and where it is found. */
export function AboutSection({ about, onChange, folders, userErrors }: AboutSectionProps) {
  const t = useBuilderTexts();
  return (
    <Section title={t('about')}>
      <Fields>
        <TextField
          label={t('name')}
          value={about.name}
          isRequired
          error={errorAt(userErrors, ['name'])}
          onChange={(name) => onChange({ ...about, name })}
        />
        <Choice
          label={t('folder')}
          value={about.folder ?? NONE}
          options={[
            { value: NONE, label: t('noFolder') },
            ...folders.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          error={errorAt(userErrors, ['folder'])}
          onChange={(folder) => onChange({ ...about, folder: folder === NONE ? null : folder })}
        />
        <Wide>
          <TextField
            label={t('description')}
            description={t('descriptionHint')}
            isMultiline
            value={about.description}
            error={errorAt(userErrors, ['description'])}
            onChange={(description) => onChange({ ...about, description })}
          />
        </Wide>
      </Fields>
    </Section>
  );
}
