import type { Russian } from '@/i18n/texts';
import type { en } from './en';

export const ru: Russian<typeof en> = {
  settings: 'Название, время и валюта',
  name: 'Название',
  timezone: 'Часовой пояс',
  timezoneText: 'По нему начинаются дни, недели и месяцы — у всех. Действует сразу, и на прошлое тоже.',
  weekStart: 'Первый день недели',
  currency: 'Валюта',
  currencyText: 'Указывается у всех сумм. Сами суммы не пересчитываются.',
  links: 'Ссылки на вашу CRM',
  linksText:
    'Запись, из которой сложилось число, открывается в вашей CRM. Укажите её адрес там; вместо номера записи напишите {externalId}.',
  link_deal: 'Сделки',
  link_contact: 'Контакты',
  link_activity: 'Активности',
  link_communication: 'Коммуникации',
  nothing: 'Ничего с таким названием',
  preview: 'Что увидят люди',
  now: 'Сейчас',
  thisWeek: 'Эта неделя',
  amount: 'Сумма',
  changes_one: '{{count}} изменение не сохранено',
  changes_few: '{{count}} изменения не сохранены',
  changes_many: '{{count}} изменений не сохранено',
  changes_other: '{{count}} изменения не сохранено',
  save: 'Сохранить',
  saved: 'Сохранено. Все видят это сразу.',
};
