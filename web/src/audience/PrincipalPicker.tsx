import { useState } from 'react';
import { ComboBox } from '@/design/ComboBox';
import { Option } from '@/design/Select';
import { useAudienceTexts } from './texts';
import type { Principal } from './audience';
import { usePrincipals, type FoundPrincipal } from './usePrincipals';

interface PrincipalPickerProps {
  label: string;
  onPick: (principal: Principal) => void;
}

/** Finds people, groups and departments by name. It is empty again after each choice: what was chosen stands elsewhere. */
export function PrincipalPicker({ label, onPick }: PrincipalPickerProps) {
  const [picked, setPicked] = useState(0);
  return (
    <Picker
      // The list of a field that is emptied would open again, over what the choice has changed: for the next one there is a new field.
      key={picked}
      label={label}
      isNext={picked > 0}
      onPick={(principal) => {
        onPick(principal);
        setPicked(picked + 1);
      }}
    />
  );
}

/** A choice; of the next one the list waits for somebody to type. */
function Picker({ label, isNext, onPick }: PrincipalPickerProps & { isNext: boolean }) {
  const t = useAudienceTexts();
  const [typed, setTyped] = useState('');
  const { found, hasMore } = usePrincipals(typed);
  return (
    <ComboBox<FoundPrincipal>
      label={label}
      placeholder={t('pickerPlaceholder')}
      hasMore={hasMore}
      nothing={t('nobodyFound')}
      menuTrigger={isNext ? 'input' : 'focus'}
      autoFocus={isNext}
      items={found}
      inputValue={typed}
      onInputChange={setTyped}
      value={null}
      onChange={(chosen) => {
        const one = found.find(({ id }) => id === chosen);
        if (one) onPick(one.principal);
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
