import { EllipsisVertical } from 'lucide-react';
import { useSearchParams } from 'react-router';
import { IconButton } from '@/design/Button';
import { Menu, MenuItem, MenuTrigger } from '@/design/Menu';
import { useDesktopTexts } from '../texts';

/** What is done with the whole desktop, and not every day. */
export function DesktopMenu({ onRefresh }: { onRefresh: () => void }) {
  const t = useDesktopTexts();
  const [, setParameters] = useSearchParams();
  return (
    <MenuTrigger>
      <IconButton icon={EllipsisVertical} label={t('more')} />
      <Menu aria-label={t('more')}>
        <MenuItem onAction={onRefresh}>{t('refresh')}</MenuItem>
        {/* The menu has to be gone before the page is printed. */}
        <MenuItem onAction={() => setTimeout(() => window.print(), 200)}>{t('print')}</MenuItem>
        <MenuItem
          onAction={() =>
            setParameters((before) => {
              const after = new URLSearchParams(before);
              after.set('kiosk', '');
              return after;
            })
          }
        >
          {t('wallScreen')}
        </MenuItem>
      </Menu>
    </MenuTrigger>
  );
}
