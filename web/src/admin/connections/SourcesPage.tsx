import { DeadLetters } from './DeadLetters';
import { FeedTokens } from './FeedTokens';
import { Sources } from './Sources';
import { SpreadsheetSources } from './Spreadsheets';
import { Systems } from './systems/Systems';
import { useConnectionsTexts } from './texts';

/** Everything that brings records in, and what of it was refused. */
export default function SourcesPage() {
  const t = useConnectionsTexts();
  return (
    <>
      <title>{t('sources')}</title>
      <Systems />
      <Sources />
      <DeadLetters />
      <SpreadsheetSources />
      <FeedTokens />
    </>
  );
}
