import pg from "pg";

const CONNECTIONS = 5;

pg.types.setTypeParser(pg.types.builtins.INT8, BigInt);

export const pool = new pg.Pool({
  connectionString: process.argv[2],
  max: CONNECTIONS,
  // As our server has it: these statements are short.
  options: "-c jit=off -c max_parallel_workers_per_gather=0 -c timezone=UTC",
});

const prepared = new Map();

/** The rows of a statement, which is prepared once for each connection; `:name` stands for the value of that name. */
export async function read(text, values) {
  if (!prepared.has(text)) {
    const names = [];
    const numbered = text.replace(/(?<!:):([a-z]+)/g, (_, name) => {
      if (!names.includes(name)) names.push(name);
      return `$${names.indexOf(name) + 1}`;
    });
    prepared.set(text, { name: `s${prepared.size}`, text: numbered, names });
  }
  const { names, ...statement } = prepared.get(text);
  return (await pool.query({ ...statement, values: names.map((name) => values[name]) })).rows;
}
