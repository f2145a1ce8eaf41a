// Ticks one item after the other, several in flight, and prints each item once its tick is acknowledged.
const [, , store, input] = process.argv;
const { options, key, items, inFlight } = JSON.parse(input);
const { createStores, openDatabase } = await import(store);
const { checklists } = createStores(await openDatabase(options));

const waiting = Array.from({ length: items }, (_, index) => String(index + 1)).values();
async function tickOn() {
  for (const item of waiting) {
    await checklists.change(key, { kind: 'tick', item, done: true }, { by: 'U1', atMs: Date.now() });
    process.stdout.write(`${item}\n`);
  }
}
await Promise.all(Array.from({ length: inFlight }, tickOn));
