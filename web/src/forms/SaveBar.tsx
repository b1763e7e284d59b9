import { Button } from '@/design/Button';
import css from './SaveBar.module.css';
import { useFormTexts } from './texts';

interface SaveBarProps {
  /** What is not saved yet, in words. */
  text: string;
  /** What the button says. */
  save: string;
  onSave: () => void;
  onDiscard: () => void;
  isSaving: boolean;
  isDisabled?: boolean;
}

/** Appears with the first change, and stays in sight until it is saved or given up. */
export function SaveBar({ text, save, onSave, onDiscard, isSaving, isDisabled = false }: SaveBarProps) {
  const t = useFormTexts();
  return (
    <div role="group" aria-label={t('unsaved')} className={css.bar}>
      <span className={css.text}>{text}</span>
      <Button onPress={onDiscard} isDisabled={isSaving}>
        {t('discard')}
      </Button>
      <Button variant="primary" onPress={onSave} isPending={isSaving} isDisabled={isDisabled}>
        {save}
      </Button>
    </div>
  );
}
