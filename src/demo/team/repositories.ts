/** Which repositories does the made-up team keep? */

export interface RepositoryPlan {
  name: string;
  type: "service" | "library" | "client-library" | "specs";
  coreGroup: string;
  branches: string[];
  /** Share of the team's changes. */
  share: number;
}

const branches = ["master", "stable/gannet"];

export const repositories: readonly RepositoryPlan[] = [
  { name: "aurora/identity", type: "service", coreGroup: "aurora-core", branches, share: 55 },
  { name: "aurora/identity-middleware", type: "library", coreGroup: "aurora-core", branches, share: 12 },
  { name: "aurora/python-identityclient", type: "client-library", coreGroup: "aurora-core", branches, share: 13 },
  { name: "aurora/identity-specs", type: "specs", coreGroup: "aurora-specs-core", branches: ["master"], share: 7 },
  { name: "aurora/identityauth", type: "library", coreGroup: "aurora-core", branches, share: 13 },
];
