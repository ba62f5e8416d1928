// Typst on the letter of letter.json: one compiler for all letters, one file a letter, untagged. Usage: letter_typst.mjs COMPILER HOW_MANY FOLDER,
// where COMPILER is the folder of the npm package.
import { createRequire } from "node:module";
import { writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const [compiler, howMany, folder] = process.argv.slice(2);
const { NodeCompiler } = createRequire(import.meta.url)(resolve(compiler));
const here = dirname(fileURLToPath(import.meta.url));
const count = Number(howMany);
const typst = NodeCompiler.create({ workspace: here, fontArgs: [{ fontPaths: ["/usr/share/fonts/opentype/noto"] }] });

function letter(i) {
	const owner = [..."赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许"][i % 20] +
		String.fromCodePoint(20320 + ((i * 7919) % 800), 20320 + ((i * 104729) % 800));
	const floor = (Math.floor(i / 2) % 30) + 1;
	const inputs = {
		name: owner,
		room: `${Math.floor(i / 120) + 1}-${(Math.floor(i / 60) % 2) + 1}-${floor}0${(i % 2) + 1}`,
		part: (200 + i / 100).toFixed(2),
		whole: (300 + i / 100).toFixed(2),
	};
	writeFileSync(`${folder}/${i}.pdf`, typst.pdf({ mainFilePath: resolve(here, "letter.typ"), inputs }, { pdfTags: false }));
	typst.evictCache(10);
}

const start = process.hrtime.bigint();
const before = process.cpuUsage();
for (let i = 0; i < count; i++) letter(i);
const took = Number(process.hrtime.bigint() - start) / 1e9;
const used = process.cpuUsage(before);
console.log("%s %s letters/s, %s a second of CPU; %d letters; peak %d MB", "Typst, Noto CJK".padEnd(34), String(Math.round(count / took)).padStart(6),
	Math.round((count * 1e6) / (used.user + used.system)), count, Math.round(process.resourceUsage().maxRSS / 1024));
