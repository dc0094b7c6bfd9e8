#!/usr/bin/env node
import { Command, CommanderError, Option } from 'commander'
import { EXIT } from './exit.js'

/**
 * The command line. Each command is its own file, loaded when called: checking content does not wait for the dialogs.
 * A command gives back its exit code.
 */
type Run = (options: Readonly<Record<string, unknown>>, ...words: string[]) => Promise<number>

const program = new Command('nafidha')
  .description('A government communication centre’s window on the messengers.')
  .showHelpAfterError('(nafidha --help lists the commands)')
  .exitOverride()

function command(usage: string, about: string, load: () => Promise<Run>): Command {
  return program
    .command(usage)
    .description(about)
    .action(async (...given: unknown[]) => {
      const self = given.at(-1) as Command
      const words = self.args
      const run = await load()
      process.exitCode = await run(self.opts(), ...words)
    })
}

command('start', 'Start the service: website chat, dialogs, delivery.', async () => (await import('./start.js')).start)
command(
  'check',
  'Check the content packs: every fault with file and line.',
  async () => (await import('./check.js')).check,
)
  .option('--deep', 'train and try: confusions, golden questions, weak entries, registers (about a minute)')
  .option('--links', 'visit every source and link (needs the internet)')
  .option('--json', 'as one JSON object')
command(
  'entries',
  'List the entries, one JSON object a line.',
  async () => (await import('./entries.js')).entries,
).option('--json', 'JSON lines (the only format; may be left out)')
command(
  'import <path>',
  'Turn a FAQ page, table or QnA file (or a folder of them) into draft entries.',
  async () => (await import('./import.js')).importDrafts,
)
  .requiredOption('--out <folder>', 'the pack that the drafts are written into')
  .requiredOption('--topic <topic>', 'topic of what names none')
  .requiredOption('--agency <agency>', 'agency of what names none')
command(
  'export',
  'Write the entries as a table or as schema.org data.',
  async () => (await import('./export.js')).exportEntries,
)
  .addOption(new Option('--format <format>', 'how').choices(['csv', 'json-ld']).makeOptionMandatory())
  .option('--out <file>', 'where; standard output if left out')
command('ask <question>', 'Ask one question and print the answer.', async () => (await import('./ask.js')).ask)
command(
  'explain <message>',
  'Show why a message is answered as it is: words, candidates, evidence, verdict.',
  async () => (await import('./explain.js')).explain,
).option('--json', 'as one JSON object')
command('chat', 'Talk to the bot in this terminal; nothing is stored.', async () => (await import('./chat.js')).chat)
command(
  'unknowns',
  'List what citizens asked in vain: masked, alike questions together, most asked first.',
  async () => (await import('./unknowns.js')).unknowns,
)
  .option('--since <days>', 'how many days back', '30')
  .option('--json', 'one JSON object a line, one a group')
command(
  'evaluate',
  'Predict for a file of test questions, JSON lines in and out.',
  async () => (await import('./evaluate.js')).runEvaluate,
)
  .requiredOption('--test <file>', 'questions, a JSON object a line: {text} or {turns: […]}')
  .option('--train <file>', 'train on these alone, a JSON object a line: {id, lang, text, answer?}')

command(
  'channels',
  'Show how each channel is: what its provider says, the last message, the last trouble.',
  async () => (await import('./channels.js')).channels,
)
  .option('--test <channel>', 'send one sentence to try it; the running service hands it over')
  .option('--to <who>', 'test: a number or name that has written there, a conversation or a case')
command(
  'cases <action> [reference]',
  'list: the open cases. close REFERENCE: end one and tell the citizen.',
  async () => (await import('./cases.js')).cases,
)
command(
  'quarantine <action> [id]',
  'list: what could not be handled. show ID: what it holds. replay ID: a message is handled again. drop ID: deletes it.',
  async () => (await import('./quarantine.js')).quarantine,
)
command(
  'person <action> <who>',
  'export WHO --out FOLDER: all that is kept of a person. erase WHO --yes: deletes it. WHO: CHANNEL:NUMBER, a conversation or a case.',
  async () => (await import('./person.js')).person,
)
  .option('--out <folder>', 'export: a new folder for transcripts, data and files')
  .option('--yes', 'erase: without it, what would be erased is only told')
command(
  'agents <action> [username]',
  'list: the accounts of the desk. add USERNAME: invite somebody. reset USERNAME: a link for a new password. audit: check it.',
  async () => (await import('./agents.js')).agents,
)
  .option('--name <name>', 'add: how colleagues and citizens know the person')
  .addOption(new Option('--role <role>', 'add').choices(['agent', 'supervisor', 'curator', 'administrator']))
  .option('--teams <teams>', 'add: ids of teams, with commas between')
  .option('--languages <languages>', 'add: ar, en or both, with commas between')
  .option('--capacity <cases>', 'add: how many cases may be assigned at most')
  .option('--second-factor', 'reset: the second factor is lost too, and ends')

command(
  'doctor',
  'Look whether all is well: settings, database, Redis, disk, content, channels, and whether anything is stuck.',
  async () => (await import('./doctor.js')).doctor,
)
command(
  'migrate',
  'Bring the database to this release. Needed once for each release where several processes share it.',
  async () => (await import('./migrate.js')).migrate,
)
command(
  'backup <file>',
  'Write everything that is in the database into one file; works while the service runs.',
  async () => (await import('./backup.js')).backup,
)
command(
  'restore <file>',
  'Put a backup in the place of an empty database. What was under way is held back.',
  async () => (await import('./restore.js')).restore,
)
  .option('--replace', 'the database may hold something: it is replaced')
  .option('--resume', 'go on with what was under way: only where nothing has run since the backup')
command(
  'move',
  'Copy everything from SQLite into an empty Postgres. The service must be off.',
  async () => (await import('./move.js')).move,
).requiredOption('--to <address>', 'postgres://…')

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof CommanderError)) throw error
  process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage
}
