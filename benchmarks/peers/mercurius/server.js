// node server.js postgresql://…: prints the address it listens on.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import Fastify from "fastify";
import mercurius from "mercurius";
import { read } from "./database.js";
import { widgets } from "./desktop.js";
import { WHO } from "./statements.js";

const app = Fastify();

app.register(mercurius, {
  schema: readFileSync(new URL("schema.graphql", import.meta.url), "utf8"),
  jit: 1,
  context: async (request) => {
    const token = (request.headers.authorization ?? "").replace("Bearer ", "");
    const company = Number(token.split("_")[1]);
    const [who] = await read(WHO, { company, hash: createHash("sha256").update(token).digest() });
    return { company, who };
  },
  resolvers: {
    Query: {
      dashboard: async (_, __, { company, who }) => {
        if (!who) throw new Error("Expected a token.");
        return { widgets: await widgets(company, who) };
      },
    },
    Widget: { resolveType: (widget) => widget.__typename },
  },
});

console.log(await app.listen({ host: "127.0.0.1", port: 0 }));
