import { TextField } from '@/design/TextField';
import { useSessionTexts } from './texts';

interface NewPasswordFieldProps {
  /** What is wrong with it, if something is. */
  error: string | undefined;
  value: string;
  onChange: (value: string) => void;
}

/** Where a password is set that nobody had before. */
export function NewPasswordField(props: NewPasswordFieldProps) {
  const t = useSessionTexts();
  return (
    <TextField
      label={t('newPassword')}
      description={t('passwordRule')}
      type="password"
      name="password"
      autoComplete="new-password"
      isRequired
      {...props}
    />
  );
}
