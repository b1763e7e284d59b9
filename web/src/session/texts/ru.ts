import type { Russian } from '@/i18n/texts';
import type { en } from './en';

export const ru: Russian<typeof en> = {
  logIn: 'Войти',
  email: 'Эл. почта',
  password: 'Пароль',
  language: 'Язык',
  unreachable: 'Сервер не отвечает. Попробуйте ещё раз через минуту.',
  choosePassword: 'Придумайте пароль',
  newPassword: 'Новый пароль',
  currentPassword: 'Нынешний пароль',
  passwordRule: 'Не короче 10 символов',
  comeIn: 'Войти',
  changePassword: 'Сменить пароль',
  passwordChanged: 'Пароль изменён. Остальные ваши сеансы завершены.',
};
