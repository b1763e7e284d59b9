import { DeadLetters } from './DeadLetters';
import { Sources } from './Sources';
import { useConnectionsTexts } from './texts';

/** Systems that send records, and what of it was refused. */
export default function SourcesPage() {
  const t = useConnectionsTexts();
  return (
    <>
      <title>{t('sources')}</title>
      <Sources />
      <DeadLetters />
    </>
  );
}
