// Prints the address of a database on this machine in which the tests may create their own. With an address: only tries it.
import pg from 'pg';

const usual = ['postgres@127.0.0.1:5432/test', 'postgres@127.0.0.1:5432/postgres', 'root@127.0.0.1:5432/root'];
const [given] = process.argv.slice(2);
const candidates = given === undefined ? usual.map((place) => `postgres://${place}`) : [given];
const failures = [];

for (const url of candidates) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
    await client.query('select 1');
    await client.end();
    process.stdout.write(`${url}\n`);
    process.exit(0);
  } catch (error) {
    failures.push(`- ${new URL(url).host}${new URL(url).pathname}: ${error instanceof Error ? error.message : error}`);
  }
}
process.stderr.write(`No Postgres answers; set TEST_DATABASE_URL.\n${failures.join('\n')}\n`);
process.exit(1);
