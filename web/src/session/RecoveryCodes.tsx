import { Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/design/Button';
import { Notice } from '@/design/Notice';
import css from './RecoveryCodes.module.css';
import { useSessionTexts } from './texts';

/** Ways in without the app: told this once, to be kept. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const t = useSessionTexts();
  const [isCopied, setCopied] = useState(false);
  return (
    <>
      <Notice tone="warning">{t('recoveryCodesOnce')}</Notice>
      <ul className={css.codes} aria-label={t('recoveryCodes')}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Button
        onPress={() => {
          void navigator.clipboard.writeText(codes.join('\n')).then(() => setCopied(true));
        }}
      >
        <Copy size={16} aria-hidden />
        <span aria-live="polite">{t(isCopied ? 'codesCopied' : 'copyCodes')}</span>
      </Button>
    </>
  );
}
