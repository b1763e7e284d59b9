import { NavLink } from 'react-router';
import { classes } from '@/design/classes';
import css from './Parts.module.css';

interface PartsProps {
  /** The section that they are parts of. */
  label: string;
  parts: readonly { path: string; name: string }[];
}

/** The parts of a section, each at an address of its own. */
export function Parts({ label, parts }: PartsProps) {
  return (
    <nav aria-label={label}>
      <ul className={css.parts}>
        {parts.map(({ path, name }) => (
          <li key={path}>
            <NavLink to={path} end className={classes(css.part)}>
              {name}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
