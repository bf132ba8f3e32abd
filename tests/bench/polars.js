// polars.js WORK INPUT OUTPUT: tallies ballots with Polars: w1 long, w2 wide,
// w5 JSON Lines.  POLARS names the module; without arguments its version is
// printed.  SPDX-License-Identifier: MIT
const pl = require(process.env.POLARS);
const [work, input, output] = process.argv.slice(2);
const keys = ['subject', 'question', 'voter_group'];
const points = { good: 100, fairly: 80, fair: 60, poor: 30 };

function ballots() {
	if (work === 'w5')
		return pl.scanJson(input, { inferSchemaLength: 100 });
	const rows = pl.scanCSV(input, { inferSchemaLength: 0 });
	if (work !== 'w2')
		return rows;
	const questions = ['q1', 'q2', 'q3', 'q4', 'q5'];
	return rows.select('subject', 'voter_group', ...questions).unpivot(
	    ['subject', 'voter_group'], questions,
	    { variableName: 'question', valueName: 'grade' });
}

function tally() {
	const grades = Object.keys(points);
	const counts = grades.map((g) =>
	    pl.col('grade').eq(pl.lit(g)).sum().alias(g));
	const sum = grades.map((g) => pl.col(g).mul(pl.lit(points[g])))
	    .reduce((a, b) => a.add(b));
	return ballots().groupBy(keys)
	    .agg(...counts, pl.col('grade').count().alias('valid'))
	    .withColumn(sum.div(pl.col('valid')).round(4).alias('mean'))
	    .sort(keys);
}

if (work)
	tally().collectSync({ streaming: true }).writeCSV(output);
else
	console.log(pl.version);
