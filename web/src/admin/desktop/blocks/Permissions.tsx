import { Card } from '@/design/Card';
import { Checkbox } from '@/design/Checkbox';
import { useDesktopSettingsTexts } from '../texts';
import css from './Permissions.module.css';

interface PermissionsProps {
  hide: boolean;
  rearrange: boolean;
  onChange: (change: { allowUsersToHide?: boolean; allowUsersToRearrange?: boolean }) => void;
}

/** What people may do with the blocks of their own desktops. */
export function Permissions({ hide, rearrange, onChange }: PermissionsProps) {
  const t = useDesktopSettingsTexts();
  return (
    <Card title={t('permissions')}>
      <div>
        <Checkbox isSelected={hide} onChange={(allowUsersToHide) => onChange({ allowUsersToHide })}>
          {t('allowHide')}
        </Checkbox>
        {!hide && <p className={css.consequence}>{t('hideForbidden')}</p>}
      </div>
      <div>
        <Checkbox
          isSelected={rearrange}
          onChange={(allowUsersToRearrange) => onChange({ allowUsersToRearrange })}
        >
          {t('allowRearrange')}
        </Checkbox>
        {!rearrange && <p className={css.consequence}>{t('rearrangeForbidden')}</p>}
      </div>
    </Card>
  );
}
