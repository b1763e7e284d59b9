import { TextField } from '@/design/TextField';
import { usePeopleTexts } from '../texts';
import css from './ColorField.module.css';

interface ColorFieldProps {
  /** As it was typed; empty for none. */
  value: string;
  onChange: (color: string) => void;
  error: string | undefined;
}

const FULL = /^#[0-9a-f]{6}$/i;

/** A colour, typed or picked. */
export function ColorField({ value, onChange, error }: ColorFieldProps) {
  const t = usePeopleTexts();
  return (
    <div className={css.color}>
      <TextField
        label={t('color')}
        description={t('colorText')}
        placeholder="#1a7f37"
        error={error}
        autoComplete="off"
        value={value}
        onChange={onChange}
      />
      <input
        type="color"
        aria-label={t('pickColor')}
        className={css.picker}
        value={FULL.test(value) ? value.toLowerCase() : '#808080'}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
