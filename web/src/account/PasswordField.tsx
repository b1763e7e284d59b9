import { TextField } from '@/design/TextField';
import { useSessionTexts } from '@/session/texts';

interface PasswordFieldProps {
  value: string;
  error: string | undefined;
  onChange: (password: string) => void;
}

/** The password that the viewer has, once more. */
export function PasswordField(props: PasswordFieldProps) {
  const t = useSessionTexts();
  return (
    <TextField
      {...props}
      label={t('currentPassword')}
      type="password"
      autoComplete="current-password"
      isRequired
    />
  );
}
