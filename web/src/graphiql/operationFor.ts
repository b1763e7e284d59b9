import {
  getNamedType,
  isEnumType,
  isLeafType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  print,
  parse,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
} from 'graphql';

type Field = GraphQLField<unknown, unknown>;

/** How deep a selection goes: as deep as the nodes of a connection, and what they are of. */
const DEPTH = 4;

/** An operation to begin with: one field of the schema with all that it can tell without being told more, and variables for what it needs. */
export function operationFor(kind: 'query' | 'mutation', field: Field): { query: string; variables: string } {
  const needed = field.args.filter(isRequiredArgument);
  const declared = needed.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const given = needed.map(({ name }) => `${name}: $${name}`).join(', ');
  const name = field.name.slice(0, 1).toUpperCase() + field.name.slice(1);
  const query = `${kind} ${name}${inParentheses(declared)} { ${field.name}${inParentheses(given)} ${selectionOf(
    getNamedType(field.type),
    DEPTH,
  )} }`;
  const variables = Object.fromEntries(needed.map((argument) => [argument.name, emptyOf(argument)]));
  return { query: print(parse(query)), variables: JSON.stringify(variables, null, 2) };
}

function inParentheses(words: string): string {
  return words && `(${words})`;
}

function selectionOf(type: GraphQLNamedType, depth: number): string {
  if (isLeafType(type)) return '';
  const fields = isObjectType(type)
    ? Object.values(type.getFields()).filter(
        ({ args, deprecationReason }) => !args.some(isRequiredArgument) && !deprecationReason,
      )
    : [];
  const told = fields.flatMap((field) => {
    const inner = getNamedType(field.type);
    if (isLeafType(inner)) return [field.name];
    const isOnTheWay = ['edges', 'node', 'pageInfo', 'userErrors'].includes(field.name);
    return isObjectType(inner) && depth > 1 && (isOnTheWay || depth === DEPTH)
      ? [`${field.name} ${selectionOf(inner, depth - 1)}`]
      : [];
  });
  return `{ ${told.length > 0 ? told.join(' ') : '__typename'} }`;
}

/** Something to write over. */
function emptyOf({ type }: GraphQLArgument): unknown {
  const named = getNamedType(type);
  if (isEnumType(named)) return named.getValues()[0]?.name;
  if (['Int', 'Float'].includes(named.name)) return 0;
  if (named.name === 'Boolean') return false;
  if (isLeafType(named)) return '';
  return isNonNullType(type) ? {} : null;
}
