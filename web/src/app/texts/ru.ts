import type { Russian } from '@/i18n/texts';
import type { en } from './en';

export const ru: Russian<typeof en> = {
  toContent: 'К содержанию',
  desktop: 'Рабочий стол',
  reports: 'Отчёты',
  settings: 'Настройка',
  navigation: 'Главное меню',
  account: 'Учётная запись: {{name}}',
  language: 'Язык',
  theme: 'Оформление',
  theme_system: 'Как в системе',
  theme_light: 'Светлое',
  theme_dark: 'Тёмное',
  changePassword: 'Сменить пароль',
  access: 'Сеансы и токены',
  graphiql: 'GraphiQL',
  logOut: 'Выйти',
  notDone: 'Не получилось. Попробуйте ещё раз через минуту.',
};
