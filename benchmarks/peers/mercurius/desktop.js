import { read } from "./database.js";
import { money, percent, ratio } from "./exact.js";
import * as sql from "./statements.js";

const READY = { code: "READY" };

/** All blocks of last month, compared with the month before, as whoever asks sees them. */
export async function widgets(company, who) {
  const [days, [settings]] = await Promise.all([read(sql.DAYS, { zone: who.timezone }), read(sql.SETTINGS, { company })]);
  const own = who.role !== "admin";
  const starts = days.slice(1, -1);
  const at = (place) => days.at(place).instant;
  const of = (outcome) => settings.dealTypes.flatMap((type) => type[outcome] ?? []);
  const won = of("won");
  const lost = of("lost");
  const price = sql.worth(settings.dealTypes);
  const steps = stepsOf(settings);
  const values = {
    company, user: who.id, since: who.since, before: at(0), start: at(1), end: at(-1), days: starts.map((day) => day.instant),
    won, lost, closed: [...won, ...lost],
    stages: steps.map((step) => step.id), places: steps.map((step) => step.place),
  };
  const [contacts, activities, deals, newActivities, newDeals, [stood], potential, outcomes, funnel, received, [unread]] =
    await Promise.all([
      read(sql.stock("contacts", own), values),
      read(sql.stock("activities", own), values),
      read(sql.stock("deals", own), values),
      read(sql.created("activities", "activity_type_id", settings.activitySources, own), values),
      read(sql.created("deals", "deal_type_id", settings.dealSources, own), values),
      read(sql.standing(own), values),
      read(sql.potential(price, own), values),
      read(sql.outcomes(price, own), values),
      read(sql.funnel(price, own), values),
      read(sql.received(own), values),
      read(sql.UNREAD, values),
    ]);
  const labels = starts.map(({ local, offset }) => local + offsetText(offset));
  const trend = (amounts, show) => labels.map((start, day) => ({ start, value: show(amounts[day]) }));
  const figure = (value, previous, show = String) => ({
    value: show(value), previous: show(previous), change: { percent: percent(value, previous) },
  });
  const secondary = (named) => Object.entries(named).map(([key, value]) => ({ key, value: String(value) }));
  const metric = (key, title, given, more, amounts, show = String) => ({
    __typename: "MetricWidget", key, title, status: READY,
    metric: { ...given, secondary: secondary(more), trend: trend(amounts, show) },
  });

  const stock = (key, title, rows, more = {}) => {
    const { before, within } = byDay(rows, labels.length, "count");
    const amounts = running(before, within);
    const total = amounts.at(-1);
    return metric(key, title, figure(total, before), { new: total - before, ...more }, amounts);
  };
  const dealsThere = deals.reduce((sum, row) => sum + row.count, 0);
  const standing = { open: dealsThere - stood.won - stood.lost, won: stood.won, lost: stood.lost };

  const outcome = (isWon, measure) => {
    const rows = outcomes.filter((row) => row.won === isWon);
    const now = rows.filter((row) => !row.earlier);
    return {
      now, value: sum(now, measure), previous: sum(rows.filter((row) => row.earlier), measure),
      returned: sum(now, "returned"), amounts: byDay(now, labels.length, measure).within,
    };
  };
  const flow = (key, title, found, show) =>
    metric(key, title, figure(found.value, found.previous, show), { returned: found.returned }, found.amounts, show);
  const revenue = outcome(true, "amount");

  const open = byDay(potential, labels.length, "amount");
  const balance = running(open.before, open.within);

  const total = (rows) => figure(sum(rows, "count"), sum(rows, "previous"));
  const slices = (rows, label) => {
    const whole = sum(rows, "count");
    return [...grouped(rows, label)].filter(([, some]) => sum(some, "count")).map(([name, some]) => {
      const value = sum(some, "count");
      return { category: { label: name }, value: String(value), share: ratio(value, whole, 4) };
    }).sort((one, other) => other.value - one.value);
  };
  const breakdown = (key, title, rows, label) => ({
    __typename: "BreakdownWidget", key, title, status: READY, total: total(rows), slices: slices(rows, label),
  });
  const sourceOf = (row) => settings.options[row.source] ?? "Not given";
  const typeName = Object.fromEntries(settings.dealTypes.map((type) => [type.id, type.name]));

  const channel = (key, title, name) => {
    const rows = received.filter((row) => row.channel === name);
    const now = rows.filter((row) => !row.earlier);
    const given = figure(sum(now, "count"), sum(rows.filter((row) => row.earlier), "count"));
    const more = name === "call" ? { missed: sum(now, "missed") } : {};
    return metric(key, title, given, more, byDay(now, labels.length, "count").within);
  };

  return [
    stock("contacts", "Contacts", contacts),
    stock("activities", "Activities", activities),
    stock("deals", "Deals", deals, standing),
    flow("revenue", "Revenue", revenue, money),
    {
      __typename: "SeriesWidget", key: "revenue_by_deal_type", title: "Revenue by deal type", status: READY,
      total: figure(revenue.value, revenue.previous, money),
      series: settings.dealTypes.map((type) => ({
        category: { label: type.name },
        points: trend(byDay(revenue.now.filter((row) => row.type === BigInt(type.id)), labels.length, "amount").within, money),
      })),
    },
    flow("won_deals", "Won deals", outcome(true, "count")),
    flow("lost_deals", "Lost deals", outcome(false, "count")),
    metric("potential_revenue", "Potential revenue", figure(balance.at(-1), open.before, money), {}, balance, money),
    flow("missed_revenue", "Missed revenue", outcome(false, "amount"), money),
    breakdown("new_activities", "New activities", newActivities, (row) => settings.activityTypes[row.type]),
    {
      __typename: "MatrixWidget", key: "activity_sources", title: "Activity sources", status: READY, total: total(newActivities),
      cells: newActivities.filter((row) => row.count).map((row) => ({
        row: String(row.type), column: row.source === null ? "not_given" : `label:${settings.options[row.source]}`, value: String(row.count),
      })),
    },
    breakdown("deal_types", "Deal types", newDeals, (row) => typeName[row.type]),
    breakdown("deal_sources", "Deal sources", newDeals, sourceOf),
    { __typename: "FunnelWidget", key: "sales_funnel", title: "Sales funnel", status: READY, funnels: funnels(settings, steps, funnel) },
    channel("calls", "Calls", "call"),
    channel("sms", "SMS", "sms"),
    channel("emails", "E-mails", "email"),
    channel("forms", "Online forms", "form"),
    {
      __typename: "FeedWidget", key: "events", title: "Events with you", status: READY,
      since: who.since.toISOString(), unreadCount: unread.count,
    },
  ];
}

/** The steps of every funnel: intermediate stages in their order, then the successful ones. */
function stepsOf({ dealTypes, stages }) {
  return dealTypes.flatMap(({ id, won, lost }) => {
    const own = stages.filter((stage) => stage.type === id && !lost?.includes(stage.id));
    const isWon = (stage) => Boolean(won?.includes(stage.id));
    return [...own.filter((stage) => !isWon(stage)), ...own.filter(isWon)].map((stage, place) => ({ ...stage, place }));
  });
}

function funnels({ dealTypes }, steps, rows) {
  return dealTypes.map((type) => {
    const own = rows.filter((row) => row.type === BigInt(type.id));
    return {
      dealType: { name: type.name },
      steps: steps.filter((step) => step.type === type.id).map((stage) => {
        const reached = own.filter((row) => row.place !== null && row.place >= stage.place);
        return { stage: { name: stage.name }, count: Number(sum(reached, "count")), amount: money(sum(reached, "amount")) };
      }),
      lost: [...grouped(own.filter((row) => row.lost_on !== null), (row) => `${row.lost_from}:${row.lost_on}`).values()].map(
        (some) => ({ count: Number(sum(some, "count")) }),
      ),
    };
  });
}

const sum = (rows, measure) => rows.reduce((all, row) => all + BigInt(row[measure]), 0n);

/** What stands before the first day, and on each of so many. */
function byDay(rows, count, measure) {
  const within = Array(count).fill(0n);
  let before = 0n;
  for (const row of rows) {
    if (row.day === 0) before += BigInt(row[measure]);
    else within[row.day - 1] += BigInt(row[measure]);
  }
  return { before, within };
}

function running(before, within) {
  let all = before;
  return within.map((each) => (all += each));
}

function grouped(rows, key) {
  const groups = new Map();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
}

function offsetText(minutes) {
  const two = (number) => String(Math.floor(number)).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
}
