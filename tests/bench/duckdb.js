// duckdb.js SQL: runs statements in an in-memory DuckDB; prints nothing but
// the answer of a single value.  SPDX-License-Identifier: MIT
const duckdb = require(process.env.DUCKDB);

(async () => {
	const db = await duckdb.DuckDBInstance.create(':memory:');
	const connection = await db.connect();
	const answer = await connection.runAndReadAll(process.argv[2]);
	const rows = answer.getRows();
	if (rows.length === 1 && rows[0].length === 1 &&
	    typeof rows[0][0] === 'string')
		console.log(rows[0][0]);
})().catch((e) => { console.error(String(e)); process.exit(1); });
