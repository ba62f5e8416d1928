// The month table of tests/bench/parking.sh in DuckDB, one pass over all files: parking_duckdb.mjs API FOLDER, where API is the folder of the npm
// package. Types are found by DuckDB. Prints month, cars, charged, waived, received, cash in fen.
import { createRequire } from "node:module";
import { resolve } from "node:path";

const [api, folder] = process.argv.slice(2);
const { DuckDBInstance } = createRequire(import.meta.url)(resolve(api));
const fen = (sum) => `CAST(round(100 * sum(${sum})) AS BIGINT)`;
const db = await (await DuckDBInstance.create(":memory:")).connect();
const table = await db.runAndReadAll(`SELECT strftime(coalesce(支付时间, 出场时间), '%Y-%m') AS month, count(*), ${fen("应收金额")}, ${fen("减免金额")},
	${fen("实收金额")}, ${fen("CASE WHEN 支付方式 = '现金' THEN 实收金额 ELSE 0 END")}
	FROM read_csv('${folder}/流水*.csv') GROUP BY month ORDER BY month`);
console.log(table.getRows().map((row) => row.join(" ")).join("\n"));
