import { useState } from 'react';
import { useFoundPeople } from '@/audience/useFoundPeople';
import { ComboBox } from '@/design/ComboBox';
import { Option } from '@/design/Select';
import { useDesktopSettingsTexts } from '../texts';

/** How many are offered at once. */
const FOUND = 20;

interface PersonPickerProps {
  label: string;
  /** The chosen person, if their name is known. */
  person: { id: string; name: string } | null;
  onPick: (person: { id: string; name: string }) => void;
}

/** Finds one person by name. */
export function PersonPicker({ label, person, onPick }: PersonPickerProps) {
  const t = useDesktopSettingsTexts();
  const [typed, setTyped] = useState<string | null>(null);
  const words = typed ?? person?.name ?? '';
  // The name of who is chosen is no search: others are to be found beside them.
  const found = useFoundPeople(words === person?.name ? '' : words, FOUND);
  return (
    <ComboBox
      label={label}
      placeholder={t('personPlaceholder')}
      nothing={t('nobodyFound')}
      menuTrigger="focus"
      items={found}
      hasMore={found.length >= FOUND}
      inputValue={words}
      onInputChange={setTyped}
      value={person?.id ?? null}
      onChange={(chosen) => {
        const one = found.find(({ id }) => id === chosen);
        if (!one) return;
        onPick({ id: one.id, name: one.name });
        setTyped(null);
      }}
      onBlur={() => setTyped(null)}
    >
      {({ id, name, department }) => (
        <Option id={id} detail={department?.name}>
          {name}
        </Option>
      )}
    </ComboBox>
  );
}
