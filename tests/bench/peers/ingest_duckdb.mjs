// DuckDB on the bills of ingest.sh: into a typed table of a database file, checkpointed. Usage: ingest_duckdb.mjs API DATABASE CSV [KEY], where API is
// the folder of the npm package; with KEY the bill number is the primary key. No provenance, no archive, a wrong row ends it.
import { createRequire } from "node:module";
import { resolve } from "node:path";

const [api, file, csv, key] = process.argv.slice(2);
const { DuckDBInstance } = createRequire(import.meta.url)(resolve(api));
const columns = {
	账单号: "VARCHAR", 房号: "VARCHAR", 费用项目: "VARCHAR", 计费开始: "DATE", 计费结束: "DATE", 账期: "VARCHAR", 应收金额: "DECIMAL(12,2)",
	减免金额: "DECIMAL(12,2)", 减免审批号: "VARCHAR", 减免审批人: "VARCHAR", 减免审批日期: "DATE", 应缴日期: "DATE",
};
const ddl = Object.entries(columns).map(([name, type]) => `"${name}" ${type}${key && name === "账单号" ? " PRIMARY KEY" : ""}`);
const types = Object.entries(columns).map(([name, type]) => `'${name}': '${type}'`);
const db = await (await DuckDBInstance.create(file)).connect();
await db.run(`CREATE TABLE bills (${ddl.join(", ")})`);
await db.run(`INSERT INTO bills SELECT * FROM read_csv('${csv}', auto_detect = false, header = true, delim = ',', quote = '"', nullstr = '', dateformat = '%Y-%m-%d', columns = {${types.join(", ")}})`);
await db.run("CHECKPOINT");
