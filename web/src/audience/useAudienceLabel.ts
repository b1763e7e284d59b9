import { useMemo } from 'react';
import { useAudienceTexts } from './texts';
import type { AudienceDraft, Principal } from './audience';

/** Says audiences and whom they name in words. */
export function useAudienceLabel() {
  const t = useAudienceTexts();
  return useMemo(() => {
    const principal = (one: Principal) =>
      one.kind === 'department' && !one.includeSubdepartments
        ? t('departmentAlone', { name: one.name })
        : one.name;
    const list = (all: readonly Principal[]) => all.map(principal).join(', ');
    return {
      principal,
      audience({ everyone, included, excepted }: AudienceDraft): string {
        const whom = everyone ? t('everyone') : list(included) || t('nobody');
        return excepted.length === 0 ? whom : t('exceptFor', { whom, exceptions: list(excepted) });
      },
    };
  }, [t]);
}
