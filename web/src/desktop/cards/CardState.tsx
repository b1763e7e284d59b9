import { use } from 'react';
import { addressOf } from '@/addresses/fieldSettings';
import { PlainButton, PlainLink } from '@/design/PlainButton';
import { graphql, readFragment, type FragmentType } from '@/gql';
import type { WidgetStatusCode } from '@/gql/graphql';
import { useViewer } from '@/session/viewer';
import { FirstStepsShown } from '../context/FirstStepsShown';
import { useDesktopTexts } from '../texts';
import css from './CardState.module.css';

const CardStateFragment = graphql(/* GraphQL */ `
  fragment CardState on WidgetStatus {
    code
    message
    missing {
      code
      text
      dealType
      activityType
    }
  }
`);

/** Whether there is nothing to show but why. */
export function standsForBlock(code: WidgetStatusCode): boolean {
  return code === 'NOT_CONFIGURED' || code === 'FORBIDDEN' || code === 'FAILED';
}

interface CardStateProps {
  status: FragmentType<typeof CardStateFragment>;
  isRetrying: boolean;
  onRetry: () => void;
}

/** In place of a block that shows nothing: why, and what can be done about it. */
export function CardState({ status, isRetrying, onRetry }: CardStateProps) {
  const { code, message, missing } = readFragment(CardStateFragment, status);
  const t = useDesktopTexts();
  const isAdministrator = useViewer().administers;
  const areStepsShown = use(FirstStepsShown);
  const [first] = missing;
  if (code === 'NOT_CONFIGURED') {
    return (
      <div className={css.state}>
        <p>{isAdministrator ? message : t('notConfigured')}</p>
        {isAdministrator && first && (
          <>
            <ul className={css.missing}>
              {missing.slice(0, 3).map(({ text }) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
            {!areStepsShown && <PlainLink to={addressOf(first)}>{t('setUp')}</PlainLink>}
          </>
        )}
      </div>
    );
  }
  if (code === 'FORBIDDEN') {
    return (
      <div className={css.state}>
        <p>{message}</p>
      </div>
    );
  }
  return (
    <div className={css.state} role="status">
      <p>{message ?? t('failed')}</p>
      <PlainButton variant="secondary" isPending={isRetrying} onPress={onRetry}>
        {t('retry')}
      </PlainButton>
    </div>
  );
}
