import { ChevronDown, X } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { Button } from 'react-aria-components';
import { IconButton } from '@/design/Button';
import { classes } from '@/design/classes';
import { Popover, PopoverTrigger } from '@/design/Popover';
import { Skeleton } from '@/design/Skeleton';
import type { QueryState } from '../queryState/queryState';
import { loadScope } from './lazyPanels';
import { useDesktopTexts } from '../texts';
import css from './ScopePicker.module.css';

const ScopePanel = lazy(loadScope);

interface ScopePickerProps {
  label: string;
  queryState: QueryState;
  onChange: (queryState: Partial<QueryState>) => void;
}

/** Whose data is shown, and a way to see fewer people's. */
export default function ScopePicker({ label, queryState, onChange }: ScopePickerProps) {
  const t = useDesktopTexts();
  const isNarrow = queryState.departments.length > 0 || queryState.users.length > 0;
  return (
    <span className={css.picker}>
      <PopoverTrigger>
        <Button aria-label={t('chooseScope', { scope: label })} className={classes(css.scope)}>
          {label}
          <ChevronDown size={18} aria-hidden />
        </Button>
        <Popover label={t('whoseData')} placement="bottom start">
          {({ close }) => (
            <Suspense fallback={<Skeleton width="280px" height="320px" />}>
              <ScopePanel
                queryState={queryState}
                onChoose={(scope) => {
                  onChange(scope);
                  close();
                }}
              />
            </Suspense>
          )}
        </Popover>
      </PopoverTrigger>
      {isNarrow && (
        <IconButton
          icon={X}
          label={t('wholeScope')}
          onPress={() => onChange({ departments: [], users: [] })}
        />
      )}
    </span>
  );
}
