// Saves deals and makes whatever is due, its own or another process's; prints each post that it made, or the failure.
const [, , store, input] = process.argv;
const { options, name, deals, team, fields, dueAtMs } = JSON.parse(input);
const { createStores, openDatabase } = await import(store);
const database = await openDatabase(options);
const stores = createStores(database);
const nowMs = dueAtMs;

async function makeDue() {
  for (;;) {
    const due = await stores.deliveries.claimDue({ nowMs, leaseMs: 600_000, limit: 3 });
    for (const post of due) {
      const isMine = await stores.deliveries.renew(post, nowMs + 600_000);
      const isSent = await stores.deliveries.markSent(post, { messageTs: name, atMs: nowMs });
      if (isMine && isSent) process.stdout.write(`${post.id}\n`);
    }
    if (due.length === 0) return;
  }
}

try {
  for (let at = 0; at < deals; at++) {
    await stores.deals.save({ team, channel: `C${name}${at}` }, fields, { by: 'U1', atMs: nowMs - 3_600_000 });
    await Promise.all([makeDue(), stores.deliveries.nextDueAtMs()]);
  }
  await database.close();
} catch (error) {
  console.log(`${error.name} ${error.code}: ${error.message}`);
}
