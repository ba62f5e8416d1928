// The month table of tests/bench/parking.sh in DuckDB, one pass over all files: `node parking_duckdb.cjs FOLDER`, with NODE_PATH where
// @duckdb/node-api is. Prints month, cars, charged, waived, received, cash in fen.
const { DuckDBInstance } = require('@duckdb/node-api');

const pass = `SELECT strftime(coalesce(支付时间, 出场时间), '%Y-%m') AS month, count(*), CAST(round(100 * sum(应收金额)) AS BIGINT),
	CAST(round(100 * sum(减免金额)) AS BIGINT), CAST(round(100 * sum(实收金额)) AS BIGINT),
	CAST(round(100 * sum(CASE WHEN 支付方式 = '现金' THEN 实收金额 ELSE 0 END)) AS BIGINT)
	FROM read_csv('${process.argv[2]}/流水*.csv') GROUP BY month ORDER BY month`;

(async () => {
	const db = await (await DuckDBInstance.create(':memory:')).connect();
	const rows = (await db.runAndReadAll(pass)).getRows();
	console.log(rows.map((row) => row.join(' ')).join('\n'));
})();
