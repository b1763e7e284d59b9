import type { Russian } from '@/i18n/texts';
import type { en } from './en';

export const ru: Russian<typeof en> = {
  notFound: 'Такой страницы нет',
  notFoundText: 'Адрес неверен, или страницу убрали.',
  toDesktop: 'На рабочий стол',
  broken: 'Страницу не удалось показать',
  brokenText: 'В ней что-то пошло не так. Ваши данные целы.',
  unreachable: 'Сервер не отвечает',
  unreachableText: 'Проверьте соединение и попробуйте ещё раз.',
  retry: 'Ещё раз',
};
