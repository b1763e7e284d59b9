import type { Russian } from '@/i18n/texts';
import type { en } from './en';

export const ru: Russian<typeof en> = {
  title: 'GraphiQL',
  signedInAs: 'Вы вошли как {{name}}',
  toDesktop: 'На рабочий стол',
  notSignedIn: 'GraphiQL доступен тем, кто вошёл',
  notSignedInText: 'Ответы здесь зависят от того, что вам доступно. Войдите — и вернётесь сюда.',
  logIn: 'Войти',
  examples: 'Примеры',
  examplesText: 'Каждый открывается в своей вкладке. До запуска ничего не отправляется.',
  wholeDesktop: 'Весь рабочий стол',
  wholeDesktopText: 'Все блоки с показателями за один период — одним запросом.',
  setAudience: 'Настроить аудиторию',
  setAudienceText: 'Найти блок и людей, посчитать, кто получится, и решить, кому он виден.',
  changeReportFields: 'Изменить настройки полей для отчётов',
  changeReportFieldsText:
    'Посмотреть, что значат успех, неудача, цена и источник, примерить изменение и сохранить.',
  buildReport: 'Собрать отчёт',
  buildReportText: 'Сохранить отчёт и вывести его на рабочие столы.',
  forAdministrators: 'Для администраторов',
};
