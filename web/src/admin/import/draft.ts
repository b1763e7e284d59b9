import { readFragment } from '@/gql';
import type {
  ColumnMappingInput,
  FieldKind,
  FileFormInput,
  FileMappingInput,
  FoundFilePartsFragment,
  MappingTargetPartsFragment,
  ProposeMappingQuery,
  RowKind,
} from '@/gql/graphql';
import { ColumnMappingParts, FoundFileParts, MappingTargetParts } from './documents';

type Answer = NonNullable<ProposeMappingQuery['proposeFileMapping']['proposal']>;
export type FoundFile = FoundFilePartsFragment;
export type FoundColumn = FoundFile['columns'][number];
export type Target = MappingTargetPartsFragment;

/** What a column is mapped to when a field is made for it. */
export const NEW_FIELD = 'field';

export interface Column {
  column: string;
  to: string | null;
  decimal: string | null;
  grouping: string | null;
  signs: readonly string[];
  pattern: string | null;
  name: string | null;
  fieldKind: FieldKind | null;
  create: boolean;
  fold: boolean;
  emptyUnknown: boolean;
}

/** What was found in the files, and the mapping that they could have. */
export interface Proposal extends Pick<Answer, 'sources'> {
  file: FoundFile;
  history: FoundFile | null;
  mapping: Draft;
  targets: readonly Target[];
  historyTargets: readonly Target[];
}

/** A mapping as somebody is changing it. */
export interface Draft {
  kind: RowKind;
  columns: readonly Column[];
  /** What all rows have that no column says, by target. */
  always: Readonly<Record<string, string>>;
  key: readonly string[];
  history: readonly Column[] | null;
}

/** The proposal as it was answered. */
export function readProposal({ file, history, mapping, targets, historyTargets, sources }: Answer): Proposal {
  return {
    file: readFragment(FoundFileParts, file),
    history: readFragment(FoundFileParts, history),
    mapping: {
      kind: mapping.kind,
      columns: readFragment(ColumnMappingParts, mapping.columns),
      always: Object.fromEntries(mapping.always.map(({ target, value }) => [target, value])),
      key: mapping.key,
      history: mapping.history && readFragment(ColumnMappingParts, mapping.history.columns),
    },
    targets: readFragment(MappingTargetParts, targets),
    historyTargets: readFragment(MappingTargetParts, historyTargets),
    sources,
  };
}

const CREATABLE = new Set(['CONTACT', 'DEAL_TYPE', 'STAGE', 'ACTIVITY_TYPE', 'DEPARTMENT']);

/** The draft that one begins with: what rows name is made, unless a source says otherwise; the trial tells what that is. */
export function draftOf({ mapping, targets, historyTargets }: Proposal, ofSource: boolean): Draft {
  const begin = (columns: readonly Column[], among: readonly Target[]) =>
    columns.map((column) => {
      const target = targetOf(column, among);
      // Contacts that are named by ids are in a file of their own, which is brought in first.
      const isNamedById = target?.takes === 'CONTACT' && /id$/i.test(column.column);
      return ofSource || column.to === null
        ? column
        : { ...column, create: makes(column, target) && !isNamedById };
    });
  return {
    ...mapping,
    columns: begin(mapping.columns, targets),
    history: mapping.history && begin(mapping.history, historyTargets),
  };
}

/** What the column is mapped to; nothing if it is left out, or a field is made for it. */
export function targetOf(column: Column, targets: readonly Target[]): Target | undefined {
  return targets.find(({ name }) => name === column.to);
}

/** The kind of field that the column is mapped to, if it is one. */
export function fieldKindOf(column: Column, target: Target | undefined): FieldKind | null {
  return column.to === NEW_FIELD ? column.fieldKind : (target?.fieldKind ?? null);
}

/** Whether what the cells name can be made where there is none. */
export function makes(column: Column, target: Target | undefined): boolean {
  return (target !== undefined && CREATABLE.has(target.takes)) || fieldKindOf(column, target) === 'CHOICE';
}

export function holdsDates(column: Column, target: Target | undefined): boolean {
  return target?.takes === 'MOMENT' || fieldKindOf(column, target) === 'DATE';
}

export function holdsNumbers(column: Column, target: Target | undefined): boolean {
  const kind = fieldKindOf(column, target);
  return kind === 'NUMBER' || kind === 'PRICE';
}

/** The column mapped to something else, with what goes without saying of that. */
export function mapTo(
  column: Column,
  to: string | null,
  found: FoundColumn,
  targets: readonly Target[],
): Column {
  const plain = {
    column: column.column,
    to,
    decimal: null,
    grouping: null,
    signs: [],
    pattern: null,
    name: to === NEW_FIELD ? column.column : null,
    fieldKind: to === NEW_FIELD ? found.fieldKind : null,
    create: false,
    fold: false,
    emptyUnknown: false,
  };
  return { ...plain, create: to !== null && makes(plain, targetOf(plain, targets)) };
}

/** Whether it has to be said how the column is read. */
export function isUndecided(column: Column, found: FoundColumn, targets: readonly Target[]): boolean {
  const target = targetOf(column, targets);
  if (holdsDates(column, target)) return column.pattern === null && found.dates.length > 1;
  if (holdsNumbers(column, target)) return column.decimal === null && found.numbers.length > 1;
  return false;
}

/** What a record must have that no column is, and no value for all rows. A company's only type of deals goes without saying. */
export function lackingTargets(draft: Draft, targets: readonly Target[]): Target[] {
  return openTargets(draft, targets).filter(({ name }) => !draft.always[name]?.trim());
}

/** What can be given for all rows, because no column is it. */
export function openTargets({ columns, kind }: Draft, targets: readonly Target[]): Target[] {
  return targets.filter(
    ({ name, isRequired, values }) =>
      !columns.some(({ to }) => to === name) &&
      (isRequired || (kind === 'DEAL' && name === 'deal_type' && values.length !== 1)),
  );
}

/** The mapping as it is sent. */
export function mappingInput(
  draft: Draft,
  form: FileFormInput,
  historyForm: FileFormInput | null,
): FileMappingInput {
  return {
    kind: draft.kind,
    form: plainForm(form),
    columns: draft.columns.map(plainColumn),
    always: Object.entries(draft.always)
      .filter(([, value]) => value.trim() !== '')
      .filter(([target]) => !draft.columns.some(({ to }) => to === target))
      .map(([target, value]) => ({ target, value })),
    key: [...draft.key],
    history: draft.history &&
      historyForm && { form: plainForm(historyForm), columns: draft.history.map(plainColumn) },
  };
}

/** The form without what the client remembers of it. */
export function plainForm({ encoding, delimiter, quote, header, sheet }: FileFormInput): FileFormInput {
  return { encoding, delimiter, quote, header, sheet };
}

function plainColumn(column: Column): ColumnMappingInput {
  const { column: name, to, decimal, grouping, signs, pattern, create, fold, emptyUnknown } = column;
  const isNew = to === NEW_FIELD;
  return {
    column: name,
    to,
    decimal,
    grouping,
    signs: [...signs],
    pattern,
    name: isNew ? column.name : null,
    fieldKind: isNew ? column.fieldKind : null,
    create,
    fold,
    emptyUnknown,
  };
}
