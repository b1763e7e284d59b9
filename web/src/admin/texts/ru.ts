import type { Russian } from '@/i18n/texts';
import type { en } from './en';

export const ru: Russian<typeof en> = {
  settings: 'Настройка',
  crm: 'CRM',
  desktop: 'Рабочий стол',
  reports: 'Отчёты',
  crmSettings: 'Настройка CRM',
  fields: 'Настройки полей для отчётов',
  people: 'Люди и структура',
  import: 'Загрузка записей',
  duplicates: 'Дубли',
  company: 'Компания',
  connections: 'Подключения',
  'sign-in': 'Вход',
  audit: 'Журнал действий',
  onlyAdministrators: 'Эта страница для администраторов',
  onlyAdministratorsText: 'Эти настройки меняет администратор вашей компании.',
  toDesktop: 'На рабочий стол',
};
