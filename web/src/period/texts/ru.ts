import type { Russian } from '@/i18n/texts';
import type { en } from './en';

export const ru: Russian<typeof en> = {
  TODAY: 'Сегодня',
  YESTERDAY: 'Вчера',
  THIS_WEEK: 'Эта неделя',
  LAST_WEEK: 'Прошлая неделя',
  THIS_MONTH: 'Этот месяц',
  LAST_MONTH: 'Прошлый месяц',
  THIS_QUARTER: 'Этот квартал',
  LAST_QUARTER: 'Прошлый квартал',
  THIS_YEAR: 'Этот год',
  LAST_YEAR: 'Прошлый год',
  LAST_7_DAYS: 'Последние 7 дней',
  LAST_30_DAYS: 'Последние 30 дней',
  LAST_90_DAYS: 'Последние 90 дней',
  LAST_365_DAYS: 'Последние 365 дней',
};
