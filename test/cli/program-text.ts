/** What does the program file of the tests say? */

/** @returns a program file about the made-up team at an address. */
export function programText(url: string): string {
  return `id: aurora
name: Aurora
forges: [{ name: demo, kind: gerrit, url: "${url}", username-env: AURORA_USER, password-env: AURORA_PASSWORD }]
repositories:
  - { name: aurora/identity, type: service, core-group: aurora-core }
  - { name: aurora/identity-middleware, type: library, core-group: aurora-core }
people:
  - { id: mira, name: Mira Castellan, accounts: { demo: mira }, cores: [{ group: aurora-core }] }
sprints:
  - { id: winter, title: Winter, first: "2030-01-07", last: "2030-01-09", zone: Europe/Berlin }
`;
}
