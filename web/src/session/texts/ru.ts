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
  passwordRule: 'Не короче 10 символов и трудно угадать: три-четыре редких слова',
  comeIn: 'Войти',
  changePassword: 'Сменить пароль',
  passwordChanged: 'Пароль изменён. Остальные ваши сеансы завершены.',
  sessionEnded: 'Ваш сеанс завершён',
  sessionEndedText:
    'Войдите снова, {{name}}, и продолжите с того же места: на этой странице ничего не потеряно.',
  another: 'Теперь вошёл другой человек',
  anotherText:
    'Это страница человека по имени {{name}}, но с тех пор в этом браузере вошёл кто-то другой. С неё больше ничего не сохраняется.',
  goOn: 'Открыть рабочий стол вошедшего',
  logInAsAnother: 'Войти под другим именем',
};
