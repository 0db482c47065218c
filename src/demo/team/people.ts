/** Who is the made-up team? Every name, company and place here is invented. */
import type { Random } from "../random.ts";

/** What somebody is like, beside a name. */
export interface Member {
  username: string;
  name: string;
  email: string;
  /** Hours east of UTC where they work. */
  offset: number;
  /** Companies with first days, oldest first; null is "as long as anybody remembers". */
  companies: { name: string; from: string | null }[];
  /** Since when they are a core, and until when; null for those who are none. */
  core: { from: string | null; to: string | null } | null;
  /** True for those who approve specs. */
  specs: boolean;
  /** 1 is usual; below answers sooner. */
  pace: number;
  /** How often something is found wanting: 0 never, 1 always. */
  picky: number;
  /** Share of the team's reviews and uploads. */
  reviews: number;
  writes: number;
}

type Row = [
  username: string,
  name: string,
  offset: number,
  company: string,
  pace: number,
  picky: number,
  reviews: number,
  writes: number,
];

const core: Row[] = [
  ["mira", "Mira Castellan", -5, "Halvard Systems", 0.5, 0.35, 9, 6],
  ["tobias", "Tobias Rennquist", 1, "Halvard Systems", 1.3, 0.6, 6, 4],
  ["anjali", "Anjali Deshmane", 5, "Blue Heron Cloud", 0.7, 0.3, 8, 7],
  ["oyelaran", "Femi Oyelaran-Brook", 0, "Kestrel Networks", 0.9, 0.45, 6, 5],
  ["lucia", "Lucía Marquetti", -3, "Tideway", 0.6, 0.25, 7, 6],
  ["hanae", "Hanae Kurimoto", 9, "Blue Heron Cloud", 1.1, 0.75, 5, 3],
  ["stellan", "Stellan Oakhurst", -6, "Larkfield Institute", 2.2, 0.5, 3, 2],
  ["noor", "Noor Elbadawy", 2, "Sextant Labs", 0.8, 0.4, 6, 5],
];
const others: Row[] = [
  ["viktor", "Viktor Halloran", 1, "Kestrel Networks", 0.8, 0.3, 3, 6],
  ["priya", "Priya Venkatamal", 5, "Blue Heron Cloud", 0.9, 0.25, 3, 6],
  ["joaquin", "Joaquín Belmar", -3, "Tideway", 1.2, 0.2, 2, 5],
  ["sunniva", "Sunniva Aaskov", 1, "Halvard Systems", 0.7, 0.35, 3, 5],
  ["dmitri", "Dmitri Volkonov", 3, "Sextant Labs", 1.6, 0.5, 2, 4],
  ["wenjing", "Wenjing Luo-Tan", 8, "Blue Heron Cloud", 0.8, 0.2, 3, 6],
  ["kwabena", "Kwabena Ofosuah", 0, "Larkfield Institute", 1.1, 0.3, 2, 4],
  ["elspeth", "Elspeth Drummore", 0, "Kestrel Networks", 1.0, 0.55, 3, 3],
  ["rafael", "Rafael Quintasol", -5, "Halvard Systems", 1.4, 0.2, 2, 4],
  ["ines", "Inês Carvalhosa", 0, "Tideway", 0.9, 0.3, 2, 4],
  ["bogdan", "Bogdan Cerneala", 2, "Sextant Labs", 1.0, 0.4, 2, 4],
  ["yuki", "Yuki Tanemori", 9, "Blue Heron Cloud", 1.2, 0.25, 1, 3],
  ["marguerite", "Marguerite Saint-Aubry", -5, "Larkfield Institute", 1.5, 0.45, 1, 2],
  ["omar", "Omar Zaheddine", 1, "Kestrel Networks", 1.0, 0.2, 1, 3],
  ["leilani", "Leilani Kahuanui", -8, "Tideway", 1.3, 0.3, 1, 2],
  ["gregor", "Gregor Steinfurth", 1, "Halvard Systems", 2.5, 0.6, 1, 2],
  ["aroha", "Aroha Te Whenuka", 12, "Sextant Labs", 1.1, 0.2, 1, 2],
];
const firstNames = [
  "Adira",
  "Benoît",
  "Cosima",
  "Dagny",
  "Emeka",
  "Farah",
  "Gil",
  "Hedda",
  "Ilse",
  "Jonah",
  "Katya",
  "Lars",
];
const lastNames = [
  "Abernal",
  "Brightwell",
  "Corvane",
  "Dellacqua",
  "Eskelund",
  "Farrowby",
  "Grenholm",
  "Hartsel",
  "Imbrie",
];
/** Who moved to another company, and when. */
const moved: Record<string, [company: string, from: string]> = {
  noor: ["Kestrel Networks", "2025-11-03"],
  sunniva: ["Tideway", "2025-09-01"],
  kwabena: ["Blue Heron Cloud", "2026-01-05"],
};
/** Cores whose membership has a first or a last day. */
const terms: Record<string, { from: string | null; to: string | null }> = {
  noor: { from: "2025-10-20", to: null },
  gregor: { from: null, to: "2025-09-30" },
};
const specsCores = new Set(["mira", "tobias", "anjali", "hanae", "stellan"]);

/** @returns so many people, the eight cores first. */
export function membersOf(count: number, random: Random): Member[] {
  const rows = [...core, ...others].slice(0, count);
  for (let i = rows.length; i < count; i++) rows.push(stranger(i, random));
  const cores = new Set(core.map(([username]) => username));
  return rows.map((row) => memberOf(row, cores.has(row[0])));
}

function memberOf(row: Row, isCore: boolean): Member {
  const [username, name, offset, company, pace, picky, reviews, writes] = row;
  const [next, from] = moved[username] ?? [];
  return {
    username,
    name,
    email: `${username}@example.org`,
    offset,
    companies: [{ name: company, from: null }, ...(next && from ? [{ name: next, from }] : [])],
    core: terms[username] ?? (isCore ? { from: null, to: null } : null),
    specs: specsCores.has(username),
    pace,
    picky,
    reviews,
    writes,
  };
}

function stranger(index: number, random: Random): Row {
  const name = `${random.pick(firstNames)} ${random.pick(lastNames)}`;
  const username = `${name.split(" ")[0]?.normalize("NFD").replace(/\W/g, "").toLowerCase()}${index}`;
  return [
    username,
    name,
    random.between(-8, 10),
    "Larkfield Institute",
    0.5 + random.next() * 2,
    random.next() / 2,
    0.5,
    1,
  ];
}
