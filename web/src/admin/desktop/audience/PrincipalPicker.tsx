import { useState } from 'react';
import { ComboBox } from '@/design/ComboBox';
import { Option } from '@/design/Select';
import { useDesktopSettingsTexts } from '../texts';
import type { Principal } from './audience';
import { usePrincipals, type FoundPrincipal } from './usePrincipals';

interface PrincipalPickerProps {
  label: string;
  onPick: (principal: Principal) => void;
}

/** Finds people, groups and departments by name. It is empty again after each choice: what was chosen stands elsewhere. */
export function PrincipalPicker({ label, onPick }: PrincipalPickerProps) {
  const t = useDesktopSettingsTexts();
  const [typed, setTyped] = useState('');
  const found = usePrincipals(typed);
  return (
    <ComboBox<FoundPrincipal>
      label={label}
      placeholder={t('pickerPlaceholder')}
      nothing={t('nobodyFound')}
      menuTrigger="focus"
      items={found}
      inputValue={typed}
      onInputChange={setTyped}
      value={null}
      onChange={(chosen) => {
        const one = found.find(({ id }) => id === chosen);
        if (!one) return;
        onPick(one.principal);
        setTyped('');
      }}
    >
      {({ id, label: words, detail }) => (
        <Option id={id} detail={detail}>
          {words}
        </Option>
      )}
    </ComboBox>
  );
}
