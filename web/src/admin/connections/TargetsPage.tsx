import { Targets } from './Targets';
import { useConnectionsTexts } from './texts';

/** Systems that are told of changes. */
export default function TargetsPage() {
  const t = useConnectionsTexts();
  return (
    <>
      <title>{t('targets')}</title>
      <Targets />
    </>
  );
}
