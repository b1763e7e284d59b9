import type { Page } from '@playwright/test';
import { callApi } from './arrange';
import { importCompany, logInTo, PASSWORD, writeFiles } from './importedCompany';
import { test as base } from './test';

const DAYS_AGO = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

/** What is in it: enough for an audience to be picked, for a price to be summed, and for something to be missing. */
function filesOf(name: string): Record<string, string> {
  return {
    'company.json': JSON.stringify({ external_id: name, name, timezone: 'Europe/Berlin', currency: 'EUR' }),
    'departments.csv': 'external_id,name,parent\nsales,Sales,\nnorth,North,sales',
    'users.csv': `external_id,email,name,role,department
ada,ada@${name}.example,Ada Adler,admin,
mara,mara@${name}.example,Mara Moss,manager,sales
ulf,ulf@${name}.example,Ulf Unger,user,north
nina,nina@${name}.example,Nina Noll,user,`,
    'groups.csv': 'external_id,name\nchoir,Choir',
    'group_members.csv': 'group,user\nchoir,nina\nchoir,ulf',
    'deal_types.csv': 'external_id,name\nmachines,Machines\nrentals,Rentals',
    'stages.csv': `external_id,deal_type,name,position
new,machines,New,0
signed,machines,Signed,1
refused,machines,Refused,2
asked,rentals,Asked,0`,
    'activity_types.csv': 'external_id,name\nvisit,Visit',
    'fields.csv': `external_id,entity,deal_type,kind,name
price,deal,machines,price,Machine price
delivery,deal,machines,price,Delivery
from,deal,,choice,Came from
through,activity,,choice,Came through`,
    'field_options.csv': `external_id,field,label,position
fair,from,Trade fair,0
web,from,Website,1
phone,through,Phone,0`,
    'deals.csv': `external_id,deal_type,name,responsible,created_at,field:price,field:delivery,field:from
one,machines,One,ulf,${DAYS_AGO(20)},1000,50,fair
two,machines,Two,ulf,${DAYS_AGO(20)},200,5,web`,
    'transitions.csv': `deal,to_stage,occurred_at
one,new,${DAYS_AGO(20)}
one,signed,${DAYS_AGO(10)}
two,new,${DAYS_AGO(20)}`,
    'report_field_settings.json': JSON.stringify({
      deal_source_fields: ['from'],
      deal_types: {
        machines: { price_fields: ['price'], success_stages: ['signed'], failure_stages: ['refused'] },
      },
    }),
  };
}

interface OwnCompany {
  name: string;
  /** Signs in as one of its people, and speaks a language to them; nobody has another password than this one. */
  signIn: (page: Page, who: 'ada' | 'mara' | 'ulf' | 'nina', language?: 'EN' | 'RU') => Promise<void>;
}

/**
 * A company of this worker alone, on the server of all: whatever is set in it, no other test sees. Its tests run one after another,
 * and leave it as they found it.
 */
export const test = base.extend<object, { company: OwnCompany }>({
  company: [
    async ({}, use) => {
      const name = importCompany('lakeside', 'ada', (folder, name) => writeFiles(folder, filesOf(name)));
      const known = new Set(['ada']);
      await use({
        name,
        signIn: async (page, who, language = 'EN') => {
          if (!known.has(who)) {
            await logInTo(page, name, 'ada');
            await comeIn(page, `${who}@${name}.example`);
            known.add(who);
          }
          await logInTo(page, name, who, language);
        },
      });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

/** Gives somebody of the company a password, by an invitation. */
async function comeIn(page: Page, email: string): Promise<void> {
  const { users } = await callApi<{ users: { edges: { node: { id: string } }[] } }>(
    page.request,
    'query ($search: String!) { users(first: 1, search: $search) { edges { node { id } } } }',
    { search: email },
  );
  const { renewed } = await callApi<{ renewed: { invitation: { secret: string } } }>(
    page.request,
    'mutation ($user: ID!) { renewed: renewInvitation(input: {user: $user}) { invitation { secret } } }',
    { user: users.edges[0]?.node.id },
  );
  await callApi(
    page.request,
    'mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { userErrors { message } } }',
    { input: { secret: renewed.invitation.secret, password: PASSWORD } },
  );
}

/** The id of a person, department or group of the company, by its name. */
export async function idOf(
  page: Page,
  of: 'users' | 'departments' | 'groups',
  name: string,
): Promise<string> {
  const fields = of === 'users' ? 'edges { node { id name } }' : 'id name';
  const answer = await callApi<Record<string, unknown>>(page.request, `{ ${of} { ${fields} } }`);
  const all =
    of === 'users'
      ? (answer.users as { edges: { node: unknown }[] }).edges.map(({ node }) => node)
      : answer[of];
  const one = (all as { id: string; name: string }[]).find((each) => each.name === name);
  if (!one) throw new Error(`There is no ${name}.`);
  return one.id;
}
