/* mustache.c: tables of cases after the Mustache specification's sections; data is JSON. */
#include "tests/unit/rule.h"

#include "pipeline/base/arena.h"
#include "tests/tools/json_value.h"

struct row {
	const char *words, *template, *data, *want;
};

static const struct row ROWS_OF[] = {
	/* variables */
	{ "text without tags", "余额见附表 {附表一} }} {", "{}", "余额见附表 {附表一} }} {" },
	{ "a value", "{{owner}}业主：\n", "{\"owner\": \"韩梅\"}", "韩梅业主：\n" },
	{ "a value is not read again", "{{a}}/{{b}}", "{\"a\": \"{{b}}{{#b}}\", \"b\": \"7\"}", "{{b}}{{#b}}/7" },
	{ "four characters are escaped", "{{x}}", "{\"x\": \"<1栋&2栋> \\\"甲\\\" '乙' `丙`/=\"}", "&lt;1栋&amp;2栋&gt; &quot;甲&quot; '乙' `丙`/=" },
	{ "three braces: as it is", "{{{x}}}", "{\"x\": \"<1栋&2栋> \\\"甲\\\"\"}", "<1栋&2栋> \"甲\"" },
	{ "ampersand: as it is", "{{&x}}{{& x }}", "{\"x\": \"&<\"}", "&<&<" },
	{ "whole numbers, each way", "{{n}}户 {{{n}}}户 {{&n}}户", "{\"n\": 120}", "120户 120户 120户" },
	{ "numbers with a point, each way", "{{n}} {{{n}}} {{&n}}", "{\"n\": 2.80}", "2.8 2.8 2.8" },
	{ "null is nothing, each way", "({{x}}{{{x}}}{{&x}})", "{\"x\": null}", "()" },
	{ "unknown is nothing, each way", "({{x}}{{{x}}}{{&x}})", "{}", "()" },
	{ "dotted name", "{{a.b.c}} {{{a.b.c}}} {{&a.b.c}}", "{\"a\": {\"b\": {\"c\": \"<3单元\"}}}", "&lt;3单元 <3单元 <3单元" },
	{ "a dotted name is a section in short",
	  "{{house.room}}={{#house}}{{room}}{{/house}}",
	  "{\"house\": {\"room\": \"1-2-301\"}}",
	  "1-2-301=1-2-301" },
	{ "five levels deep", "{{a.b.c.d.e}}", "{\"a\": {\"b\": {\"c\": {\"d\": {\"e\": \"底\"}}}}}", "底" },
	{ "a broken chain is nothing", "({{a.b.c}})", "{\"a\": {}}", "()" },
	{ "a chain through text is nothing", "({{a.b}})", "{\"a\": \"302\"}", "()" },
	{ "a chain does not begin again further out", "({{a.b.room}})", "{\"a\": {\"b\": {}}, \"room\": \"误\"}", "()" },
	{ "the first part is looked for outwards", "{{#a}}{{b.c}}{{/a}}", "{\"a\": {\"x\": 1}, \"b\": {\"c\": \"外\"}}", "外" },
	{ "the first part is taken from the innermost that has it",
	  "{{#a}}{{b.c}}{{/a}}",
	  "{\"a\": {\"b\": {\"c\": \"内\"}}, \"b\": {\"c\": \"外\"}}",
	  "内" },
	{ "the first part decides", "{{#a}}({{b.c}}){{/a}}", "{\"a\": {\"b\": {}}, \"b\": {\"c\": \"误\"}}", "()" },
	{ "a dotted name is no key", "({{a.b}})", "{\"a.b\": \"误\"}", "()" },
	{ "a key with a dot hides nothing", "{{a.b}}", "{\"a.b\": \"误\", \"a\": {\"b\": \"对\"}}", "对" },
	{ "the iterator itself", "{{.}}、{{{.}}}、{{&.}}", "\"甲&乙\"", "甲&amp;乙、甲&乙、甲&乙" },
	{ "the iterator is a number", "{{.}}", "31", "31" },
	{ "spaces around stay", "|  {{x}} | {{{x}}} |\t{{&x}} |", "{\"x\": \"欠\"}", "|  欠 | 欠 |\t欠 |" },
	{ "a value alone on its line keeps it", "  {{x}}\n\t{{{x}}}\n {{&x}}\n", "{\"x\": \"欠\"}", "  欠\n\t欠\n 欠\n" },
	{ "spaces in a tag", "|{{ x }}|{{{ x }}}|{{& x }}|{{\tx\n}}|", "{\"x\": \"欠\"}", "|欠|欠|欠|欠|" },
	/* sections */
	{ "true", "{{#b}}有{{/b}}", "{\"b\": true}", "有" },
	{ "false", "({{#b}}无{{/b}})", "{\"b\": false}", "()" },
	{ "null", "({{#b}}无{{/b}})", "{\"b\": null}", "()" },
	{ "unknown", "({{#b}}无{{/b}})", "{}", "()" },
	{ "text is a reason", "{{#b}}有{{/b}}", "{\"b\": \"x\"}", "有" },
	{ "empty text is no reason", "({{#b}}无{{/b}})", "{\"b\": \"\"}", "()" },
	{ "a map is the context", "{{#house}}{{owner}}住{{room}}{{/house}}", "{\"house\": {\"owner\": \"郑芳\", \"room\": \"302\"}}", "郑芳住302" },
	{ "an empty map is a reason", "{{#m}}有{{/m}}", "{\"m\": {}}", "有" },
	{ "what is outside is still seen, what is inside first",
	  "{{#s}}{{a}}{{b}}{{c.d}}{{/s}}",
	  "{\"a\": \"甲\", \"b\": \"误\", \"s\": {\"b\": \"乙\"}, \"c\": {\"d\": \"丙\"}}",
	  "甲乙丙" },
	{ "text is context and name", "{{#due}}{{.}}前，{{due}}前{{/due}}", "{\"due\": \"8日\"}", "8日前，8日前" },
	{ "text is no list", "{{#t}}once {{/t}}", "{\"t\": \"abc\"}", "once " },
	{ "list", "{{#bills}}{{item}};{{/bills}}", "{\"bills\": [{\"item\": \"物业费\"}, {\"item\": \"水费\"}, {\"item\": \"电费\"}]}", "物业费;水费;电费;" },
	{ "empty list", "({{#bills}}无{{/bills}})", "{\"bills\": []}", "()" },
	{ "lists in lists see all that is outside",
	  "{{#floors}}{{#rooms}}{{at.unit}}-{{no}}{{#bills}}[{{at.building}}{{no}}{{item}}]{{/bills}}{{/rooms}}{{/floors}}",
	  "{\"floors\": [{\"at\": {\"building\": \"B\", \"unit\": \"u\"}, \"rooms\": [{\"no\": \"7\", \"bills\": [{\"item\": \"p\"}, {\"item\": \"q\"}]}]}]}",
	  "u-7[B7p][B7q]" },
	{ "contexts one in another, each seen from inside",
	  "{{#a}}\n{{k}}\n{{#b}}\n{{k}}{{l}}\n{{#c}}\n{{k}}{{l}}{{m}}\n{{#d}}\n{{k}}{{l}}{{m}}{{n}}\n{{#o}}\n{{k}}{{l}}{{m}}{{n}}{{o}}{{.}}\n{{/o}}\n{{n}}{{m}}\n{{/d}}\n{{m}}\n{{/c}}\n{{l}}\n{{/b}}\n{{k}}\n{{/a}}\n",
	  "{\"a\": {\"k\": \"1\"}, \"b\": {\"l\": \"2\"}, \"c\": {\"m\": \"3\", \"d\": {\"n\": \"4\", \"o\": \"5\"}}}",
	  "1\n12\n123\n1234\n123455\n43\n3\n2\n1\n" },
	{ "twice", "{{#b}}\n- 一\n{{/b}}\n- {{t}}\n{{#b}}\n- 三\n{{/b}}\n", "{\"b\": true, \"t\": \"二\"}", "- 一\n- 二\n- 三\n" },
	{ "nested, true", "( {{#b}}一 {{#b}}二{{/b}} 三{{/b}} )", "{\"b\": true}", "( 一 二 三 )" },
	{ "nested, false", "( {{#b}}一 {{#b}}二{{/b}} 三{{/b}} )", "{\"b\": false}", "(  )" },
	{ "nested, inner false", "{{#b}}一{{#c}}二{{/c}}三{{/b}}", "{\"b\": true, \"c\": false}", "一三" },
	{ "list of texts", "{{#l}}<{{.}}>{{/l}}", "{\"l\": [\"甲\", \"乙\"]}", "<甲><乙>" },
	{ "list of whole numbers", "{{#l}}<{{.}}>{{/l}}", "{\"l\": [101, 102]}", "<101><102>" },
	{ "list of numbers with a point", "{{#l}}<{{.}}>{{/l}}", "{\"l\": [1.50, 2.250]}", "<1.5><2.25>" },
	{ "list of lists", "{{#l}}({{#.}}{{.}}{{/.}}){{/l}}", "{\"l\": [[1, 2], [\"甲\"], []]}", "(12)(甲)()" },
	{ "the root is a list", "{{#.}}{{no}}号 {{/.}}", "[{\"no\": \"3\"}, {\"no\": \"5\"}]", "3号 5号 " },
	{ "iterators, each way", "{{#l}}{{.}}{{{.}}}{{&.}}{{/l}}", "{\"l\": [\"&\"]}", "&amp;&&" },
	{ "dotted, true", "{{#a.b.c}}有{{/a.b.c}}", "{\"a\": {\"b\": {\"c\": true}}}", "有" },
	{ "dotted, false", "({{#a.b.c}}无{{/a.b.c}})", "{\"a\": {\"b\": {\"c\": false}}}", "()" },
	{ "dotted, broken", "({{#a.b.c}}无{{/a.b.c}})", "{\"a\": {}}", "()" },
	{ "inline: spaces stay", " : {{#b}}\t:\t{{/b}} : \n", "{\"b\": true}", " : \t:\t : \n" },
	{ "inline: spaces and lines within stay", " : {{#b}} {{! 注 }}\n {{/b}} : \n", "{\"b\": true}", " :  \n  : \n" },
	{ "two tags in a line keep it", " {{#b}}是{{/b}}\n  {{#b}}对{{/b}}\n", "{\"b\": true}", " 是\n  对\n" },
	{ "standalone", "头\n{{#b}}\n身\n{{/b}}\n尾\n", "{\"b\": true}", "头\n身\n尾\n" },
	{ "standalone and indented", "头\n  {{#b}}\n身\n\t{{/b}}\n尾\n", "{\"b\": true}", "头\n身\n尾\n" },
	{ "standalone with spaces behind", "头\n{{#b}}  \n身\n{{/b}}\t\n尾\n", "{\"b\": true}", "头\n身\n尾\n" },
	{ "standalone with CR LF", "头\r\n{{#b}}\r\n身\r\n{{/b}}\r\n尾", "{\"b\": true}", "头\r\n身\r\n尾" },
	{ "standalone in the first line", "  {{#b}}\n头{{/b}}\n尾", "{\"b\": true}", "头\n尾" },
	{ "standalone in the last line", "头{{#b}}\n身\n  {{/b}}", "{\"b\": true}", "头\n身\n" },
	{ "spaces in section tags", "|{{# b }}中{{/ b }}|", "{\"b\": true}", "|中|" },
	/* inverted sections */
	{ "inverted: false", "{{^b}}有{{/b}}", "{\"b\": false}", "有" },
	{ "inverted: null", "{{^b}}有{{/b}}", "{\"b\": null}", "有" },
	{ "inverted: true", "({{^b}}无{{/b}})", "{\"b\": true}", "()" },
	{ "inverted: text", "({{^b}}无{{/b}})", "{\"b\": \"x\"}", "()" },
	{ "inverted: a map", "({{^m}}无{{x}}{{/m}})", "{\"m\": {\"x\": 1}}", "()" },
	{ "inverted: a list", "({{^l}}无{{n}}{{/l}})", "{\"l\": [{\"n\": 1}, {\"n\": 2}]}", "()" },
	{ "inverted: empty list", "{{^l}}没有账单{{/l}}", "{\"l\": []}", "没有账单" },
	{ "inverted: unknown", "({{^x}}没有{{/x}})", "{}", "(没有)" },
	{ "inverted: no context of its own", "{{#m}}{{^x}}{{y}}{{/x}}{{/m}}", "{\"m\": {\"y\": \"内\"}, \"y\": \"外\"}", "内" },
	{ "inverted: twice", "{{^b}}\n- 一\n{{/b}}\n- {{t}}\n{{^b}}\n- 三\n{{/b}}\n", "{\"b\": false, \"t\": \"二\"}", "- 一\n- 二\n- 三\n" },
	{ "inverted: nested, rendered", "( {{^b}}一 {{^b}}二{{/b}} 三{{/b}} )", "{\"b\": false}", "( 一 二 三 )" },
	{ "inverted: nested, left out", "( {{^b}}一 {{^b}}二{{/b}} 三{{/b}} )", "{\"b\": true}", "(  )" },
	{ "inverted: dotted, true", "({{^a.b.c}}无{{/a.b.c}})", "{\"a\": {\"b\": {\"c\": true}}}", "()" },
	{ "inverted: dotted, false", "{{^a.b.c}}有{{/a.b.c}}", "{\"a\": {\"b\": {\"c\": false}}}", "有" },
	{ "inverted: dotted, broken", "{{^a.b.c}}有{{/a.b.c}}", "{\"a\": {}}", "有" },
	{ "inverted inline: spaces stay", " : {{^b}}\t:\t{{/b}} : \n", "{\"b\": false}", " : \t:\t : \n" },
	{ "inverted inline: spaces and lines within stay", " : {{^b}} {{! 注 }}\n {{/b}} : \n", "{\"b\": false}", " :  \n  : \n" },
	{ "inverted: two tags in a line keep it", " {{^b}}否{{/b}}\n  {{^b}}错{{/b}}\n", "{\"b\": false}", " 否\n  错\n" },
	{ "inverted: standalone", "头\n{{^b}}\n身\n{{/b}}\n尾\n", "{\"b\": false}", "头\n身\n尾\n" },
	{ "inverted: standalone and indented", "头\n  {{^b}}\n身\n\t{{/b}}\n尾\n", "{\"b\": false}", "头\n身\n尾\n" },
	{ "inverted: standalone with CR LF", "头\r\n{{^b}}\r\n{{/b}}\r\n尾", "{\"b\": false}", "头\r\n尾" },
	{ "inverted: standalone in the first line", "  {{^b}}\n头{{/b}}\n尾", "{\"b\": false}", "头\n尾" },
	{ "inverted: standalone in the last line", "头{{^b}}\n身\n  {{/b}}", "{\"b\": false}", "头\n身\n" },
	{ "inverted: spaces in the tags", "|{{^ b }}中{{/ b }}|", "{\"b\": false}", "|中|" },
	/* comments */
	{ "comment", "催款{{! 内部说明！ }}通知单\n", "{}", "催款通知单\n" },
	{ "comment of lines", "催款{{!\n  几行\n  说明\n}}通知单\n", "{}", "催款通知单\n" },
	{ "a comment may hold tags of another kind", "催款{{! #b {b} & > = }}通知单", "{\"b\": true}", "催款通知单" },
	{ "standalone comment", "始\n{{! 说明 }}\n终\n", "{}", "始\n终\n" },
	{ "indented comment", "始\n  {{! 说明 }}\n终\n", "{}", "始\n终\n" },
	{ "standalone comment with CR LF", "始\r\n{{! 说明 }}\r\n终", "{}", "始\r\n终" },
	{ "comment in the first line", "  {{! 说明 }}\n终", "{}", "终" },
	{ "comment in the last line", "始\n  {{! 说明 }}", "{}", "始\n" },
	{ "standalone comment of lines", "始\n{{!\n几行\n}}\n终\n", "{}", "始\n终\n" },
	{ "indented comment of lines", "始\n  {{!\n    几行\n  }}\n终\n", "{}", "始\n终\n" },
	{ "comment behind text leaves its spaces", "  合计 {{! 说明 }}\n", "{}", "  合计 \n" },
	{ "spaces around a comment stay", "应收 {{! 说明 }} 已收", "{}", "应收  已收" },
	{ "a comment is no name", "({{!x}}{{! x }})", "{\"x\": 1, \"!x\": 2, \"! x\": 3, \" x \": 4}", "()" },
	/* delimiters */
	{ "other delimiters", "{{=<% %>=}}[<%room%>]{{room}}", "{\"room\": \"302\"}", "[302]{{room}}" },
	{ "delimiters that mean something elsewhere", "[{{=( )=}}(room)]", "{\"room\": \"302\"}", "[302]" },
	{ "delimiters outlive sections",
	  "《\n{{#s}}\n {{x}}\n ~x~\n{{/s}}\n\n{{= ~ ~ =}}\n~#s~\n {{x}}\n ~x~\n~/s~\n》\n",
	  "{\"s\": true, \"x\": \"值\"}",
	  "《\n 值\n ~x~\n\n {{x}}\n 值\n》\n" },
	{ "delimiters outlive inverted sections",
	  "《\n{{^s}}\n {{x}}\n ~x~\n{{/s}}\n\n{{= ~ ~ =}}\n~^s~\n {{x}}\n ~x~\n~/s~\n》\n",
	  "{\"s\": false, \"x\": \"值\"}",
	  "《\n 值\n ~x~\n\n {{x}}\n 值\n》\n" },
	{ "delimiters set back", "{{=<% %>=}}<%x%><%={{ }}=%>{{x}}<%x%>", "{\"x\": \"值\"}", "值值<%x%>" },
	{ "standalone delimiters", "始\n{{=@ @=}}\n终\n", "{}", "始\n终\n" },
	{ "indented delimiters", "始\n  {{=@ @=}}\n终\n", "{}", "始\n终\n" },
	{ "standalone delimiters with CR LF", "始\r\n{{= @ @ =}}\r\n终", "{}", "始\r\n终" },
	{ "delimiters in the first line", "  {{=@ @=}}\n终", "{}", "终" },
	{ "delimiters in the last line", "始\n  {{=@ @=}}", "{}", "始\n" },
	{ "delimiters within a line", "始 {{=@ @=}} 终", "{}", "始  终" },
	{ "delimiters behind text leave its spaces", " 始 {{=@ @=}}\n", "{}", " 始 \n" },
	{ "spaces in them", "始{{= @   @ =}}终", "{}", "始终" },
};

static void cases(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS(ROWS_OF); i++) {
		const struct row *r = &ROWS_OF[i];
		struct arena *a = arena_new();
		json_t *json = json_loads(r->data, JSON_DECODE_ANY, NULL);
		struct mustache_value v = json_value(a, json);
		struct err e = { 0 };
		struct mustache *m = mustache_parse(a, r->template, "t", 1, true, &e);
		struct buf out;

		buf_init(&out, a);
		if (!m)
			fail_msg("%s: %s", r->words, e.text);
		mustache_expand(m, &v, mustache_escape_html, &out);
		if (strcmp(out.data, r->want))
			fail_msg("%s: want \"%s\", got \"%s\"", r->words, r->want, out.data);
		json_decref(json);
		arena_free(a);
	}
}

static void mistakes_are_told_with_their_line(void **state)
{
	static const struct {
		const char *words, *template, *where;
	} BAD[] = {
		{ "a section is not ended", "a\n{{#b}}\n", "t:2: " },
		{ "an end without a section", "{{a}}\n\n{{/b}}", "t:3: " },
		{ "crossed sections", "{{#a}}\n{{#b}}\n{{/a}}{{/b}}", "t:3: " },
		{ "a tag is not closed", "x\n{{a", "t:2: " },
		{ "a tag without a name", "{{}}", "t:1: " },
		{ "a partial", "\n{{> part}}", "t:2: " },
		{ "three braces in a letter", "\n\n{{{x}}}", "t:3: " },
		{ "an ampersand in a letter", "{{&x}}", "t:1: " },
		{ "delimiters with an equals sign", "{{=a=}}", "t:1: " },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(BAD); i++) {
		struct arena *a = arena_new();
		struct err e = { 0 };

		if (mustache_parse(a, BAD[i].template, "t", 1, false, &e))
			fail_msg("%s: accepted", BAD[i].words);
		if (e.kind != ERR_CONFIG || strncmp(e.text, BAD[i].where, strlen(BAD[i].where)))
			fail_msg("%s: %s", BAD[i].words, e.text);
		arena_free(a);
	}
}

static int note_use(void *user, const struct mustache_use *use, struct err *e)
{
	struct buf *b = user;

	(void)e;
	buf_printf(b, "%d %s", use->line, use->name);
	for (size_t i = 0; i < use->depth; i++)
		buf_printf(b, " in %s", use->within[i]);
	buf_byte(b, '\n');
	return 0;
}

static void names_that_are_used(void **state)
{
	struct arena *a = arena_new();
	struct err e = { 0 };
	struct mustache *m = mustache_parse(a, "{{a}}\n{{#bills}}\n{{b}}{{^c}}{{d}}{{/c}}\n{{/bills}}\n", "t", 1, false, &e);
	struct buf b;

	(void)state;
	buf_init(&b, a);
	assert_non_null(m);
	assert_int_equal(mustache_uses(m, note_use, &b, &e), 0);
	assert_string_equal(b.data, "1 a\n2 bills\n3 b in bills\n3 c in bills\n3 d in bills\n");
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cases),
		cmocka_unit_test(mistakes_are_told_with_their_line),
		cmocka_unit_test(names_that_are_used),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
