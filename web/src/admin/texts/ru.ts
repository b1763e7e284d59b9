import type { Russian } from '@/i18n/texts';
import type { en } from './en';

export const ru: Russian<typeof en> = {
  administration: 'Администрирование',
  desktop: 'Настройки рабочего стола',
  fields: 'Настройки полей отчётов',
  reports: 'Отчёты',
  people: 'Люди и структура',
  company: 'Компания',
  audit: 'Журнал действий',
  onlyAdministrators: 'Эта страница для администраторов',
  onlyAdministratorsText: 'Эти настройки меняет администратор вашей компании.',
  toDesktop: 'На рабочий стол',
};
