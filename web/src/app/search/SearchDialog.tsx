import { useState } from 'react';
import { Autocomplete, Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components';
import { useNavigate } from 'react-router';
import { classes } from '@/design/classes';
import { Dialog } from '@/design/Dialog';
import list from '@/design/list.module.css';
import { SearchField } from '@/design/TextField';
import { useAppTexts } from '../texts';
import css from './search.module.css';
import { useFound } from './useFound';

/** One field that finds everything there is to go to; arrows choose, Enter goes there. */
export default function SearchDialog({ onClose }: { onClose: () => void }) {
  const t = useAppTexts();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const finds = useFound(typed);
  return (
    <Dialog isOpen title={t('search')} onOpenChange={(isOpen) => isOpen || onClose()}>
      <div className={css.search}>
        <Autocomplete inputValue={typed} onInputChange={setTyped}>
          <SearchField label={t('searchFor')} placeholder={t('searchFor')} autoFocus />
          <ListBox
            aria-label={t('found')}
            selectionMode="none"
            className={classes(list.list, css.found)}
            renderEmptyState={() => <p className={css.quiet}>{t('nothingFound')}</p>}
            onAction={(to) => {
              onClose();
              void navigate(String(to));
            }}
          >
            {finds.map(({ key, found }) => (
              <ListBoxSection key={key}>
                <Header className={classes(list.heading)}>{t(`found_${key}`)}</Header>
                {found.map(({ to, name, about }) => (
                  <ListBoxItem key={to} id={to} textValue={name} className={classes(list.item)}>
                    {name}
                    {about !== undefined && <span className={css.quiet}>{about}</span>}
                  </ListBoxItem>
                ))}
              </ListBoxSection>
            ))}
          </ListBox>
        </Autocomplete>
      </div>
    </Dialog>
  );
}
