import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { ButtonLink } from '@/design/Button';
import { SearchField } from '@/design/TextField';
import { Switch } from '@/design/Switch';
import { useDebounced } from '@/forms/useDebounced';
import { useViewer } from '@/session/viewer';
import { useReportsTexts } from '../texts';
import { FolderList } from './FolderList';
import { ReportList } from './ReportList';
import css from './ReportsPage.module.css';

/** The reports the viewer may open, by folder and name; administrators have all of them here. The address has the choice. */
export default function ReportsPage() {
  const t = useReportsTexts();
  const isAdmin = useViewer().administers;
  const [parameters, setParameters] = useSearchParams();
  const [search, setSearch] = useState('');
  const rested = useDebounced(search.trim(), 250);
  const folder = parameters.get('folder');
  const choose = (name: string, value: string | null) =>
    setParameters(
      (before) => {
        const after = new URLSearchParams(before);
        if (value === null) after.delete(name);
        else after.set(name, value);
        return after;
      },
      { replace: true },
    );
  const filter = {
    folder,
    search: rested,
    includeArchived: isAdmin && parameters.has('archived'),
    publishedOnly: parameters.has('published'),
  };
  return (
    <div className={css.page}>
      <title>{t('reports')}</title>
      <div className={css.header}>
        <h1>{t('reports')}</h1>
        {isAdmin && (
          <div className={css.actions}>
            <ButtonLink href="/admin/reports/library">{t('library')}</ButtonLink>
            <ButtonLink variant="primary" href={`/admin/reports/new${folder ? `?folder=${folder}` : ''}`}>
              {t('newReport')}
            </ButtonLink>
          </div>
        )}
      </div>
      <div className={css.body}>
        <FolderList folder={folder} onChoose={(id) => choose('folder', id)} />
        <div className={css.list}>
          <div className={css.controls}>
            <div className={css.search}>
              <SearchField
                label={t('searchReports')}
                placeholder={t('searchReports')}
                value={search}
                onChange={setSearch}
              />
            </div>
            <Switch
              isSelected={filter.publishedOnly}
              onChange={(isSelected) => choose('published', isSelected ? '' : null)}
            >
              {t('onlyPublished')}
            </Switch>
            {isAdmin && (
              <Switch
                isSelected={filter.includeArchived}
                onChange={(isSelected) => choose('archived', isSelected ? '' : null)}
              >
                {t('withArchived')}
              </Switch>
            )}
          </div>
          <ReportList key={JSON.stringify(filter)} filter={filter} />
        </div>
      </div>
    </div>
  );
}
