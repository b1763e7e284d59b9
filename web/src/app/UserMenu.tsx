import { CircleUserRound } from 'lucide-react';
import { useState } from 'react';
import { useMutation } from 'urql';
import { Button } from '@/design/Button';
import { Menu, MenuItem, MenuSection, MenuSeparator, MenuTrigger } from '@/design/Menu';
import { showFailure } from '@/design/Toast';
import { graphql } from '@/gql';
import type { Language } from '@/i18n/language';
import { LANGUAGES } from '@/i18n/names';
import { ChangePasswordDialog } from './ChangePasswordDialog';
import { noteLogOut, type Viewer } from '@/session/viewer';
import { useResetClient } from '@/api/resetClient';
import { OPEN_SEARCH, OPEN_SHORTCUTS } from './search/Shortcuts';
import { useAppTexts } from './texts';
import { chooseTheme, THEMES, useTheme } from '@/design/theme';
import css from './UserMenu.module.css';

const SetLanguage = graphql(/* GraphQL */ `
  mutation SetLanguage($input: SetLanguageInput!) {
    setLanguage(input: $input) {
      language
    }
  }
`);

const LogOut = graphql(/* GraphQL */ `
  mutation LogOut {
    logOut {
      userErrors {
        message
      }
    }
  }
`);

export default function UserMenu({ viewer }: { viewer: Viewer }) {
  const t = useAppTexts();
  const theme = useTheme();
  const resetClient = useResetClient();
  const [isChangingPassword, setChangingPassword] = useState(false);
  const [, setLanguage] = useMutation(SetLanguage);
  const [, logOut] = useMutation(LogOut);

  async function changeLanguage(language: Language) {
    const { error } = await setLanguage({ input: { language } });
    if (error) showFailure(t('notDone'));
    else resetClient();
  }

  async function leave() {
    const { error } = await logOut({});
    if (error) {
      showFailure(t('notDone'));
      return;
    }
    noteLogOut();
    // A new page: nothing of what was shown is left in memory.
    window.location.assign('/log-in');
  }

  return (
    <>
      <MenuTrigger>
        <Button variant="quiet" aria-label={t('account', { name: viewer.name })}>
          <CircleUserRound size={20} aria-hidden />
          <span className={css.name}>{viewer.name}</span>
        </Button>
        <Menu aria-label={t('account', { name: viewer.name })}>
          <MenuSection title={viewer.email}>
            <MenuItem onAction={() => setChangingPassword(true)}>{t('changePassword')}</MenuItem>
            <MenuItem href="/account">{t('access')}</MenuItem>
            <MenuItem onAction={() => window.dispatchEvent(new Event(OPEN_SEARCH))}>{t('search')}</MenuItem>
            <MenuItem onAction={() => window.dispatchEvent(new Event(OPEN_SHORTCUTS))}>
              {t('shortcuts')}
            </MenuItem>
            <MenuItem href="/graphiql" target="_blank">
              {t('graphiql')}
            </MenuItem>
          </MenuSection>
          <MenuSection
            title={t('language')}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[viewer.language]}
          >
            {LANGUAGES.map(({ value, label }) => (
              <MenuItem key={value} id={value} onAction={() => void changeLanguage(value)}>
                {label}
              </MenuItem>
            ))}
          </MenuSection>
          <MenuSection
            title={t('theme')}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[theme]}
          >
            {THEMES.map((one) => (
              <MenuItem key={one} id={one} onAction={() => chooseTheme(one)}>
                {t(`theme_${one}`)}
              </MenuItem>
            ))}
          </MenuSection>
          <MenuSeparator />
          <MenuItem onAction={() => void leave()}>{t('logOut')}</MenuItem>
        </Menu>
      </MenuTrigger>
      {isChangingPassword && <ChangePasswordDialog onClose={() => setChangingPassword(false)} />}
    </>
  );
}
