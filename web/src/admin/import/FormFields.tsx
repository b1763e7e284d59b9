import { NumberField } from '@/design/NumberField';
import { Option, Select } from '@/design/Select';
import type { FileFormInput } from '@/gql/graphql';
import type { FoundFile } from './draft';
import { useImportTexts } from './texts';

const DELIMITERS = [
  { id: ',', name: 'comma' },
  { id: ';', name: 'semicolon' },
  { id: '\t', name: 'tab' },
  { id: '|', name: 'bar' },
] as const;
const QUOTES = [
  { id: '"', name: 'doubleQuote' },
  { id: "'", name: 'singleQuote' },
  { id: 'none', name: 'noQuote' },
] as const;
const ENCODINGS = ['utf-8', 'utf-16', 'windows-1251', 'windows-1252'].map((id) => ({ id }));

interface FormFieldsProps {
  file: FoundFile;
  onChange: (form: FileFormInput) => void;
}

/** How a file is written, as it was found, to be said otherwise. */
export function FormFields({ file, onChange }: FormFieldsProps) {
  const t = useImportTexts();
  const { form, isWorkbook, sheets } = file;
  const change = (more: Partial<FileFormInput>) => onChange({ ...form, ...more });
  return (
    <>
      {isWorkbook ? (
        <Select
          label={t('sheet')}
          items={sheets.map((id) => ({ id }))}
          value={form.sheet}
          onChange={(sheet) => change({ sheet: sheet as string, header: 1 })}
        >
          {({ id }) => <Option>{id}</Option>}
        </Select>
      ) : (
        <>
          <Select
            label={t('delimiter')}
            items={DELIMITERS}
            value={form.delimiter}
            onChange={(delimiter) => change({ delimiter: delimiter as string })}
          >
            {({ name }) => <Option>{t(name)}</Option>}
          </Select>
          <Select
            label={t('quote')}
            items={QUOTES}
            value={form.quote === '' ? 'none' : form.quote}
            onChange={(quote) => change({ quote: quote === 'none' ? '' : (quote as string) })}
          >
            {({ name }) => <Option>{t(name)}</Option>}
          </Select>
          <Select
            label={t('encoding')}
            items={ENCODINGS}
            value={form.encoding}
            onChange={(encoding) => change({ encoding: encoding as string })}
          >
            {({ id }) => <Option>{id}</Option>}
          </Select>
        </>
      )}
      <NumberField
        label={t('header')}
        description={t('headerText')}
        minValue={0}
        value={form.header}
        onChange={(header) => Number.isFinite(header) && header !== form.header && change({ header })}
      />
    </>
  );
}
