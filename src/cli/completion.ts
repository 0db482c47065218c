/** How does a shell complete what is typed? Drawn from the command tree, so that it never falls behind. */
import type { Command, Option } from "commander";

/** What can stand on the line after one command, or before any (`name` is then empty). */
interface Word {
  name: string;
  description: string;
  options: Flag[];
  /** Values of the first argument, when they are few and known; null for a file, empty for anything else. */
  values: string[] | null;
}

interface Flag {
  long: string;
  description: string;
  /** Null for a flag without a value. */
  value: { choices: string[]; file: boolean } | null;
}

const shells = { bash, zsh, fish };

/** Prints the completion script of a shell. */
export function completion(shell: keyof typeof shells, line: Command): void {
  process.stdout.write(shells[shell](wordsOf(line)));
}

function wordsOf(line: Command): Word[] {
  const shared = [...line.options.map(flagOf), { long: "--help", description: "help for a command", value: null }];
  return [
    { name: "", description: "", options: shared, values: line.commands.map((command) => command.name()) },
    ...line.commands.map((command) => ({
      name: command.name(),
      description: command.description(),
      options: [...command.options.map(flagOf), ...shared.filter(({ long }) => long !== "--version")],
      values:
        command.registeredArguments[0]?.name() === "file" ? null : (command.registeredArguments[0]?.argChoices ?? []),
    })),
  ];
}

function flagOf(option: Option): Flag {
  const { long, description, required, optional, argChoices, flags } = option;
  const file = /<(file|folder)>/.test(flags);
  return {
    long: long ?? "",
    description,
    value: required || optional ? { choices: argChoices ?? [], file } : null,
  };
}

function bash(words: readonly Word[]): string {
  const flags = new Map(words.flatMap(({ options }) => options.map((flag) => [flag.long, flag])));
  const valued = [...flags.values()].filter(({ value }) => value);
  const files = valued.filter(({ value }) => value?.file).map(({ long }) => long);
  // One name may have other values behind another command.
  const choices = words.flatMap(({ name, options }) =>
    options.flatMap(({ long, value }) =>
      value && value.choices.length > 0
        ? [`    "${name} ${long}") __midcycle_words "${value.choices.join(" ")}"; return ;;`]
        : [],
    ),
  );
  const rest = valued.filter(({ value }) => value && !value.file && value.choices.length === 0).map(({ long }) => long);
  const cases = words.map(
    ({ name, options, values }) =>
      `    "${name}") options="${options.map(({ long }) => long).join(" ")}"; values="${values?.join(" ") ?? ""}"${values ? "" : "; files=1"} ;;`,
  );
  return `# Completion of midcycle for bash.
__midcycle_words() { mapfile -t COMPREPLY < <(compgen -W "$1" -- "$cur"); }
_midcycle() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" command="" options values files="" i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "\${COMP_WORDS[i]}" in
    ${valued.map(({ long }) => long).join("|")}) ((i++)) ;;
    -*) ;;
    *) command="\${COMP_WORDS[i]}"; break ;;
    esac
  done
  case "$command $prev" in
    ${files.map((long) => `*" ${long}"`).join("|")}) mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
${choices.join("\n")}
    ${rest.map((long) => `*" ${long}"`).join("|")}) COMPREPLY=(); return ;;
  esac
  case "$command" in
${cases.join("\n")}
    *) COMPREPLY=(); return ;;
  esac
  if [[ "$cur" == -* ]]; then __midcycle_words "$options"
  elif [[ -n "$files" ]]; then mapfile -t COMPREPLY < <(compgen -f -- "$cur")
  else __midcycle_words "$values"; fi
}
complete -o filenames -F _midcycle midcycle
`;
}

function zsh(words: readonly Word[]): string {
  const [first, ...commands] = words;
  const cases = commands.map(({ name, options, values }) => {
    const argument =
      values === null ? ["'1:file:_files'"] : values.length > 0 ? [`'1:value:(${values.join(" ")})'`] : [];
    return `    ${name}) _arguments ${[...options.map(zshFlag), ...argument].join(" ")} ;;`;
  });
  return `#compdef midcycle
# Completion of midcycle for zsh.
_midcycle() {
  local -a commands
  local context state line
  commands=(${commands.map(({ name, description }) => quoted(`${name}:${description.replaceAll(":", "\\:")}`)).join(" ")})
  _arguments -C ${(first?.options ?? []).map(zshFlag).join(" ")} '1:command:->command' '*::argument:->argument'
  case "$state" in
  command) _describe command commands ;;
  argument) case "$words[1]" in
${cases.join("\n")}
    esac ;;
  esac
}
if [[ "$funcstack[1]" = _midcycle ]]; then _midcycle "$@"; else compdef _midcycle midcycle; fi
`;
}

function zshFlag({ long, description, value }: Flag): string {
  const said = description.replaceAll(/[[\]:]/g, " ");
  const values = value?.file ? "_files" : value && value.choices.length > 0 ? `(${value.choices.join(" ")})` : " ";
  return quoted(`${long}[${said}]${value ? `:value:${values}` : ""}`);
}

function fish(words: readonly Word[]): string {
  const names = words.map(({ name }) => name).filter(Boolean);
  const lines = words.flatMap(({ name, description, options, values }) => {
    const here = name
      ? `-n '__fish_seen_subcommand_from ${name}'`
      : `-n 'not __fish_seen_subcommand_from ${names.join(" ")}'`;
    return [
      ...(name ? [`complete -c midcycle -f -n __fish_use_subcommand -a ${name} -d ${quoted(description)}`] : []),
      ...(values === null ? [`complete -c midcycle -F ${here}`] : []),
      ...(name && values && values.length > 0 ? [`complete -c midcycle ${here} -a ${quoted(values.join(" "))}`] : []),
      ...options.map(({ long, description, value }) => {
        const takes = !value
          ? ""
          : value.file
            ? " -rF"
            : ` -x${value.choices.length > 0 ? ` -a ${quoted(value.choices.join(" "))}` : ""}`;
        return `complete -c midcycle ${here} -l ${long.slice(2)}${takes} -d ${quoted(description)}`;
      }),
    ];
  });
  return `# Completion of midcycle for fish.\n${lines.join("\n")}\n`;
}

/** In single quotes, as all three shells read it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
