import type { Russian } from '@/i18n/texts';
import type { en } from './en';

export const ru: Russian<typeof en> = {
  administration: 'Администрирование',
  desktop: 'Настройки рабочего стола',
  fields: 'Настройки полей отчётов',
  reports: 'Отчёты',
  people: 'Люди и структура',
  audit: 'Журнал действий',
};
