// node server.js postgresql://… [--schema]: prints the address it listens on, or the schema it has made up.
import { createServer } from "node:http";
import { PgAggregatesPreset } from "@graphile/pg-aggregates";
import { grafserv } from "grafserv/node";
import { printSchema } from "graphql";
import { postgraphile } from "postgraphile";
import { makePgService } from "postgraphile/adaptors/pg";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";
import { PostGraphileConnectionFilterPreset } from "postgraphile-plugin-connection-filter";

const CONNECTIONS = 5;
const [, , url, wanted] = process.argv;
// Days are those of the company's clock only if the connection has its time zone.
const zone = process.env.COMPANY_TIME_ZONE ?? "UTC";

const instance = postgraphile({
  extends: [PostGraphileAmberPreset, PgAggregatesPreset, PostGraphileConnectionFilterPreset],
  // Otherwise only columns that lead an index could be filtered and grouped by.
  disablePlugins: ["PgIndexBehaviorsPlugin", "PgMutationCreatePlugin", "PgMutationUpdateDeletePlugin"],
  pgServices: [
    makePgService({
      connectionString: url,
      schemas: ["public"],
      poolConfig: { max: CONNECTIONS, options: `-c jit=off -c max_parallel_workers_per_gather=0 -c timezone=${zone}` },
    }),
  ],
  schema: { connectionFilterRelations: true },
  grafserv: { graphiql: false, watch: false },
  grafast: { explain: false },
});

if (wanted === "--schema") {
  console.log(printSchema(await instance.getSchema()));
  await instance.release();
} else {
  const server = createServer();
  await instance.createServ(grafserv).addTo(server);
  server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
}
