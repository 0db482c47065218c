/** What does a new program file say, with a comment for whoever edits it? */

/** What is known of a team before anybody has edited its file. */
export interface Starter {
  id: string;
  name: string;
  forge: {
    name: string;
    url: string;
    version: string | null;
    /** Variables that hold its credentials; null reads anonymously. */
    credentials: { username: string; password: string } | null;
  };
  /** At least one. `doubt`: why the core group may be another one; null when it is sure. */
  repositories: { name: string; branch: string; coreGroup: string; doubt: string | null }[];
  /** Members of the core groups by user name. */
  cores: { account: string; groups: string[] }[];
  /** Labels of the first repository with their values; null when they are not visible. */
  labels: { name: string; values: number[] }[] | null;
}

/** What stands in the file when no server was asked. */
export const example: Starter = {
  id: "my-team",
  name: "My team",
  forge: { name: "example", url: "https://review.example.org", version: null, credentials: null },
  repositories: [{ name: "my-team/service", branch: "master", coreGroup: "my-team-core", doubt: null }],
  cores: [],
  labels: null,
};

/** @returns the text of a program file, valid as it stands. */
export function starterText(starter: Starter): string {
  const { id, name, forge, repositories, labels } = starter;
  return `# One team for Midcycle. "midcycle check FILE" tells every mistake at once, "midcycle check FILE --live" asks the
# servers too, and "midcycle check --schema" prints the JSON Schema that gives editors completion.
id: ${scalar(id)}
name: ${scalar(name)}

# Where reviews live. Credentials are never here: username-env and password-env NAME environment variables.
forges:
  - name: ${scalar(forge.name)}
    kind: gerrit
    url: ${scalar(forge.url)}${forge.version ? ` # Gerrit ${forge.version}` : ""}
${credentials(forge)}
    # Without a stream the server is asked every poll-seconds. The account needs the right "Stream Events".
    # stream:
    #   host: ${new URL(forge.url).hostname}
    #   port: 29418
    #   username: midcycle
    #   key-file-env: MIDCYCLE_SSH_KEY_FILE
    poll-seconds: 60

# What the team looks after. type is one of service, library, client-library, specs, other.
repositories:
${repositories.map(repositoryText).join("\n")}

# Who is on the team. Everybody else is known by the account at the forge. Days are dated, because numbers about the
# past use the past's roster; a span without "from" or "to" is open.
${peopleText(starter)}
#  - id: ayoung
#    name: Adam Young
#    accounts: { ${forge.name}: ayoung }
#    nicks: [ayoung]
#    affiliations: [{ company: Red Hat, from: "2010-01-01" }]
#    cores: [{ group: ${scalar(repositories[0]?.coreGroup ?? "core")}, from: "2013-06-01" }]

# Accounts that are not people, by user name and by pattern; service users of the forge count as such anyway.
bots:
  accounts: []
  patterns: [" CI$", " Bot$"]

${rulesText(labels)}

# Release cycles with their milestones.
cycles: []
#  - id: newton
#    from: "2016-04-08"
#    to: "2016-10-06"
#    milestones: [{ id: newton-1, date: "2016-06-02" }]

# Sprints, past and planned, in their own time zone.
sprints: []
#  - id: newton-midcycle
#    title: Mid-cycle for Newton
#    first: "2016-07-06"
#    last: "2016-07-08"
#    zone: America/Los_Angeles
#    place: San Jose
#    remote: true
`;
}

/** @returns a name for addresses made from any text; `otherwise` when nothing of it can be used. */
export function idFrom(text: string, otherwise: string): string {
  const id = text
    .toLowerCase()
    .replaceAll(/[^a-z0-9.-]+/g, "-")
    .replaceAll(/^[.-]+|[.-]+$/g, "");
  return id || otherwise;
}

function credentials({ credentials }: Starter["forge"]): string {
  if (credentials) return `    username-env: ${credentials.username}\n    password-env: ${credentials.password}`;
  return `    # Anonymous. With an account of its own, without rights, Midcycle sees what that account sees:
    # username-env: GERRIT_USERNAME
    # password-env: GERRIT_PASSWORD`;
}

function repositoryText({ name, branch, coreGroup, doubt }: Starter["repositories"][number]): string {
  return `  - name: ${scalar(name)}
    type: ${typeFrom(name)} # a guess from the name
    branches: [${scalar(branch)}]
    core-group: ${scalar(coreGroup)}${doubt ? ` # ${doubt.replaceAll(/\s/g, " ")}` : ""}`;
}

function peopleText({ cores, forge }: Starter): string {
  if (cores.length === 0) return "people: []";
  const ids = cores.map(({ account }) => idFrom(account, "someone"));
  const people = cores.map(
    ({ account, groups }, n) => `  - id: ${scalar(ids.indexOf(ids[n] ?? "") < n ? `${ids[n]}-${n}` : (ids[n] ?? ""))}
    name: ${scalar(account)}
    accounts: { ${forge.name}: ${scalar(account)} }
    cores: [${groups.map((group) => `{ group: ${scalar(group)} }`).join(", ")}]`,
  );
  return `# The members of the core groups; write their names and since when.\npeople:\n${people.join("\n")}`;
}

function rulesText(labels: Starter["labels"]): string {
  const known = labels ?? [
    { name: "Code-Review", values: [-2, -1, 0, 1, 2] },
    { name: "Workflow", values: [-1, 0, 1] },
    { name: "Verified", values: [-1, 0, 1] },
  ];
  const named = (name: string) => known.find((label) => label.name === name);
  const review = named("Code-Review") ?? known.find(({ values }) => least(values) <= -2) ?? known[0];
  const workflow = named("Workflow");
  const reviewLabel = scalar(review?.name ?? "Code-Review");
  const most = greatest(review?.values ?? [2]);
  const approval = workflow
    ? `{ label: Workflow, value: ${greatest(workflow.values)} }`
    : `{ label: ${reviewLabel}, value: ${most} } # there is no Workflow: a core's vote approves`;
  const there = labels ? `Labels there: ${labels.map(({ name }) => name.replaceAll(/\s/g, " ")).join(", ")}.` : "";
  return `# The team's rules of review: the votes of how many different cores, which vote approves, whose word on the tests is
# waited for, and after how many days somebody is late. ${there}
rules:
  review-label: ${reviewLabel}
  core-value: ${most}
  block-value: ${least(review?.values ?? [-2])}
  core-votes: 2
  approval: ${approval}
  ci: { label: ${named("Verified") || !review ? "Verified" : reviewLabel}, accounts: [], pass: 1 } # accounts: [zuul]
  waits-days: { owner: 14, reviewers: 5, cores: 5 }`.replaceAll(/ +$/gm, "");
}

function typeFrom(name: string): string {
  const last = lastPart(name);
  if (/specs?$/.test(last)) return "specs";
  if (/client$/.test(last)) return "client-library";
  if (/(auth|middleware|lib|library|utils)$|^(oslo|lib)/.test(last)) return "library";
  return /(docs?|plugin|infra|config|dashboard)$/.test(last) ? "other" : "service";
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1);
}

function least(values: readonly number[]): number {
  return Math.min(0, ...values);
}

function greatest(values: readonly number[]): number {
  return Math.max(0, ...values);
}

/** Plain where YAML leaves no doubt, else quoted as JSON, which YAML reads alike. */
function scalar(text: string): string {
  const plain =
    /^[A-Za-z][\w./-]*$|^https?:\/\/[\w./:-]+$/.test(text) && !/^(true|false|null|yes|no|on|off)$/i.test(text);
  return plain ? text : JSON.stringify(text);
}
