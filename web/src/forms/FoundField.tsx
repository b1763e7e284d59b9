import { useState } from 'react';
import { useFilter } from 'react-aria-components';
import { ComboBox } from '@/design/ComboBox';
import type { FieldTexts } from '@/design/Field';
import { Option } from '@/design/Select';

/** One that can be chosen. */
export interface Found {
  id: string;
  name: string;
  /** What tells it from another of the same name. */
  detail?: string | undefined;
}

/** The first of those whose names contain a text, and whether there are more. */
export interface FoundPage {
  found: readonly Found[];
  hasMore: boolean;
}

interface FoundFieldProps extends FieldTexts, FoundPage {
  /** Tells what is looked for: nothing, while no more than the name of what is chosen stands there. */
  onSearch: (search: string) => void;
  /** Said when nothing fits what was typed. */
  nothing: string;
  placeholder?: string;
  /** What choosing none is called; without it a field is emptied to choose none. */
  none?: string | undefined;
  value: { id: string; name: string } | null;
  onChange: (chosen: Found | null) => void;
  /** Whether it has the focus, and offers nothing before something is typed. */
  waits?: boolean;
}

const NONE = 'none';

/** One of many, found on the server by typing some of its name. */
export function FoundField({
  found,
  onSearch,
  none,
  value,
  onChange,
  waits = false,
  ...field
}: FoundFieldProps) {
  const shown = value?.name ?? none ?? '';
  const [typed, setTyped] = useState(shown);
  // What was chosen elsewhere, or became known, is shown.
  const [before, setBefore] = useState(shown);
  if (shown !== before) {
    setBefore(shown);
    setTyped(shown);
  }
  const isSearching = typed !== shown && typed.trim() !== '';
  const { contains } = useFilter({ sensitivity: 'base' });
  const offersNone = none !== undefined && (!isSearching || contains(none, typed.trim()));
  const items = offersNone ? [{ id: NONE, name: none }, ...found] : found;

  function type(text: string) {
    setTyped(text);
    onSearch(text === shown ? '' : text.trim());
  }

  return (
    <ComboBox<Found>
      {...field}
      items={items}
      menuTrigger={waits ? 'input' : 'focus'}
      autoFocus={waits}
      value={value?.id ?? (none === undefined ? null : NONE)}
      inputValue={typed}
      onInputChange={(text) => {
        type(text);
        if (text === '' && value && none === undefined) onChange(null);
      }}
      onChange={(key) => {
        const chosen = items.find(({ id }) => id === key);
        if (!chosen) return;
        setTyped(chosen.name);
        onSearch('');
        onChange(chosen.id === NONE ? null : chosen);
      }}
      onBlur={() => type(shown)}
    >
      {({ id, name, detail }) => (
        <Option id={id} detail={detail}>
          {name}
        </Option>
      )}
    </ComboBox>
  );
}

interface AddingFieldProps extends Omit<FoundFieldProps, 'value' | 'onChange' | 'none' | 'waits'> {
  onAdd: (chosen: Found) => void;
}

/** Several of many, one after the other. It is empty again after each choice: what was chosen stands elsewhere. */
export function AddingField({ onAdd, onSearch, ...field }: AddingFieldProps) {
  const [added, setAdded] = useState(0);
  return (
    <FoundField
      {...field}
      // The list of a field that is emptied would open again, over what the choice has changed: for the next one there is a new field.
      key={added}
      waits={added > 0}
      onSearch={onSearch}
      value={null}
      onChange={(chosen) => {
        if (!chosen) return;
        onSearch('');
        onAdd(chosen);
        setAdded(added + 1);
      }}
    />
  );
}
