import { MenuItem } from '@/design/Menu';
import { useDesktopTexts } from '../texts';

interface FileItemsProps {
  /** Addresses of the same as files; nothing where there is none. */
  xlsx: string | null;
  csv: string | null;
  csvForPrograms: string | null;
}

/** What can be taken away as a file, in a menu. */
export function FileItems({ xlsx, csv, csvForPrograms }: FileItemsProps) {
  const t = useDesktopTexts();
  const files = [
    [xlsx, t('asXlsx')],
    [csv, t('asCsv')],
    [csvForPrograms, t('asCsvForPrograms')],
  ] as const;
  return files.map(
    ([href, name]) =>
      href !== null && (
        <MenuItem key={name} href={href} download="">
          {name}
        </MenuItem>
      ),
  );
}
