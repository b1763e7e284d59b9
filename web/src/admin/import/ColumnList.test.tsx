// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { ColumnList } from './ColumnList';
import { mapTo, type Column, type FoundColumn, type FoundFile, type Target } from './draft';

vi.mock('@/format/useFormat', () => ({ useFormat: () => ({ days: (day: string) => day }) }));

const STAGE = column('Stage', 'stage');
const TARGETS: Target[] = [
  target('name', 'Name', 'TEXT'),
  target('stage', 'Stage', 'STAGE'),
  target('created_at', 'Created at', 'MOMENT'),
];
const DATES = {
  ...found('When'),
  fieldKind: 'DATE' as const,
  dates: [
    { pattern: 'DD/MM/YYYY', examples: [{ cell: '03/04/2024', value: '2024-04-03' }] },
    { pattern: 'MM/DD/YYYY', examples: [{ cell: '03/04/2024', value: '2024-03-04' }] },
  ],
};

afterEach(cleanup);

function column(name: string, to: string | null): Column {
  return mapTo({ column: name } as Column, to, found(name), []);
}

function found(name: string): FoundColumn {
  return { name, sample: ['one'], filled: 1, fieldKind: 'TEXT', dates: [], numbers: [] };
}

function target(name: string, label: string, takes: Target['takes']): Target {
  return { name, label, takes, isRequired: false, fieldKind: null, values: [] };
}

function Shown({
  isChecked = false,
  onChange,
}: {
  isChecked?: boolean;
  onChange: (columns: readonly Column[]) => void;
}) {
  const [columns, setColumns] = useState<readonly Column[]>([
    STAGE,
    column('When', null),
    column('Note', null),
  ]);
  const file = { isWorkbook: false, columns: [found('Stage'), DATES, found('Note')] } as unknown as FoundFile;
  return (
    <ColumnList
      title="Columns"
      file={file}
      columns={columns}
      targets={TARGETS}
      canMakeFields
      isChecked={isChecked}
      onChange={(next) => {
        setColumns(next);
        onChange(next);
      }}
    />
  );
}

test('a column that is left out comes in as a new field, and is asked about where it can be read in two ways', () => {
  const onChange = vi.fn();
  render(<Shown isChecked onChange={onChange} />);
  fireEvent.click(screen.getByRole('button', { name: 'Use “When”' }));
  expect(screen.getByRole<HTMLInputElement>('combobox', { name: 'What “When” is' }).value).toBe('New field…');
  expect(screen.getByText('Choose one: they can be read in several ways.')).toBeDefined();
  fireEvent.click(screen.getByRole('radio', { name: 'MM/DD/YYYY — 03/04/2024 is 2024-03-04' }));
  const last = onChange.mock.lastCall as [Column[]];
  expect(last[0][1]).toMatchObject({ to: 'field', name: 'When', fieldKind: 'DATE', pattern: 'MM/DD/YYYY' });
  expect(screen.queryByText('Choose one: they can be read in several ways.')).toBeNull();
});

test('what is not there is made on wish, and columns that are left out stay among themselves', () => {
  const onChange = vi.fn();
  render(<Shown onChange={onChange} />);
  const [row] = screen.getAllByRole('listitem');
  fireEvent.click(within(row ?? document.body).getByRole('checkbox', { name: 'Make what is not there yet' }));
  const last = onChange.mock.lastCall as [Column[]];
  expect(last[0][0]).toMatchObject({ to: 'stage', create: true });
  expect(screen.getByRole('button', { name: '2 columns that are left out' })).toBeDefined();
});
