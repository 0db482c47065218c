/** In which chats does a team meet, and how are they reached? */

/** One channel or room of a chat. */
export interface ChatRoom {
  /** As the chat names it ("#openstack-keystone", "#keystone:example.org"). */
  name: string;
  /** May meetings be held there? */
  meetings: boolean;
  /** Minutes for which a change that was told about is not told about again; 0 when changes are not told about. */
  announce: number;
}

interface Named {
  name: string;
  rooms: ChatRoom[];
}

/** An IRC network. Secrets are named by their environment variables only. */
export interface IrcSettings extends Named {
  kind: "irc";
  host: string;
  port: number;
  tls: boolean;
  nick: string;
  /** Shown beside the nick. */
  realName: string;
  /** Of the server itself; null when it asks for none. */
  passwordEnv: string | null;
  /** Account at the network's services; null when we have none. */
  sasl: { account: string; passwordEnv: string } | null;
}

/** An account at a Matrix homeserver: by token, or by user name and password. */
export interface MatrixSettings extends Named {
  kind: "matrix";
  url: string;
  user: string | null;
  passwordEnv: string | null;
  tokenEnv: string | null;
}

/** One chat of a program. */
export type ChatSettings = IrcSettings | MatrixSettings;
