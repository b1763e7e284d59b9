import type { ReactNode } from 'react';
import { useFormat } from '@/format/useFormat';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { useAppTexts } from '@/app/texts';
import css from './DesktopHeader.module.css';

const DesktopHeaderFragment = graphql(/* GraphQL */ `
  fragment DesktopHeader on Dashboard {
    period {
      start
      end
    }
    scope {
      label
    }
  }
`);

interface DesktopHeaderProps {
  dashboard: FragmentType<typeof DesktopHeaderFragment>;
  /** What can be done with it. */
  children?: ReactNode;
}

/** Whose figures these are, and of when. */
export function DesktopHeader(props: DesktopHeaderProps) {
  const { period, scope } = readFragment(DesktopHeaderFragment, props.dashboard);
  const format = useFormat();
  const t = useAppTexts();
  return (
    <header className={css.header}>
      <title>{t('desktop')}</title>
      <h1>{scope.label}</h1>
      <p className={css.period}>{format.period(period)}</p>
      <div className={css.actions}>{props.children}</div>
    </header>
  );
}
