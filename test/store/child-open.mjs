// Opens the database and prints `open`, or the code and the message of the StoreError.
const [, , store, input] = process.argv;
const { openDatabase } = await import(store);
try {
  const database = await openDatabase(JSON.parse(input));
  await database.close();
  console.log('open');
} catch (error) {
  console.log(`${error.name} ${error.code}: ${error.message}`);
}
