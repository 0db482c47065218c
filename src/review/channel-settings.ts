/** Where does a team speak, and of what? Secrets are never here: only the names of the variables that hold them. */

/** What every channel has. */
interface Named {
  /** Name in the program file; what was said there is kept under it. */
  name: string;
  /** The topics that are told there, whoever subscribed; null for all. */
  tells: string[] | null;
  /** Seconds in which what comes together is said together; 0 says each for itself. */
  groupSeconds: number;
  /** Most messages a minute, of all processes together; null for no limit. */
  perMinute: number | null;
}

export interface MailSettings extends Named {
  kind: "mail";
  /** "smtp://mail.example.org:587" or "smtps://…". */
  server: string;
  usernameEnv: string | null;
  passwordEnv: string | null;
  /** True when a server that offers no encryption is not spoken to. */
  encrypted: boolean;
  /** "Midcycle <midcycle@example.org>". */
  from: string;
  replyTo: string | null;
  /** Addresses that are told, each by a mail of its own. */
  to: string[];
  /** True when people of the roster may have mail of their own. */
  people: boolean;
  /** Stands before every subject, in brackets; null for none. */
  subject: string | null;
  /** "midcycle.example.org". */
  listId: string | null;
  dkim: { domain: string; selector: string; keyFileEnv: string } | null;
}

export interface WebhookSettings extends Named {
  kind: "webhook";
  /** The variable with the address, which is a secret by itself in many places. */
  urlEnv: string;
  /** Whose body it wants. */
  shape: "json" | "slack" | "mattermost" | "discord";
  /** The variable with the key by which bodies are signed; null for unsigned ones. */
  secretEnv: string | null;
}

/** Comments on the changes that a notice is about. */
export interface GerritSettings extends Named {
  kind: "gerrit";
  forge: string;
}

export interface FeedSettings extends Named {
  kind: "feed";
  /** Folder, from the data folder when it is relative. */
  folder: string;
  /** How many entries stay. */
  keep: number;
  /** Address of the folder, as readers reach it; null when nobody does. */
  address: string | null;
}

export interface FileSettings extends Named {
  kind: "file";
  folder: string;
  /** True when people of the roster may have a folder of their own below it. */
  people: boolean;
  address: string | null;
}

export interface GitSettings extends Named {
  kind: "git";
  /** Path of a clone, bare or not. */
  clone: string;
  branch: string;
  /** Folder within it ("_posts"); empty for its root. */
  folder: string;
  /** Remote that the commit is pushed to; null leaves it in the clone. */
  push: string | null;
  author: string;
  /** Address of the site that is made from it; null when there is none. */
  address: string | null;
}

/** Rooms of a chat of the program. */
export interface ChatChannelSettings extends Named {
  kind: "chat";
  /** Name of the chat. */
  chat: string;
  /** Some of its rooms; empty for all. */
  rooms: string[];
}

/** The latest of what is told, in a section of a pad. */
export interface PadChannelSettings extends Named {
  kind: "pad";
  /** `Pad.id` of ours, or the name of a pad on that Etherpad. */
  pad: string;
  /** Name of the Etherpad in the program file; null for a pad of ours. */
  etherpad: string | null;
  /** How many notices stay. */
  keep: number;
}

/** One place where the team speaks. */
export type ChannelSettings =
  | MailSettings
  | WebhookSettings
  | GerritSettings
  | FeedSettings
  | FileSettings
  | GitSettings
  | ChatChannelSettings
  | PadChannelSettings;
