import { Notice } from '@/design/Notice';
import { useFormTexts } from './texts';

interface UserErrorsProps {
  userErrors: readonly { message: string }[] | undefined;
  /** Whether the request itself failed. */
  failed: boolean;
}

/** Why something was not saved, in the API's words. */
export function UserErrors({ userErrors = [], failed }: UserErrorsProps) {
  const t = useFormTexts();
  if (failed) return <Notice tone="failure">{t('notDone')}</Notice>;
  if (userErrors.length === 0) return null;
  return (
    <Notice tone="failure">
      <ul>
        {userErrors.map(({ message }) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </Notice>
  );
}
