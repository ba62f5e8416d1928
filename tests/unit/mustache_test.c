/* mustache.c: tables of cases after the Mustache specification's sections; data is JSON. */
#include "tests/unit/rule.h"

#include "pipeline/base/arena.h"
#include "tests/tools/json_value.h"

struct row {
	const char *words, *template, *data, *want;
};

static const struct row ROWS_OF[] = {
	/* variables */
	{ "text without tags", "Hello from {Mustache}!\n", "{}", "Hello from {Mustache}!\n" },
	{ "a value", "Hello, {{subject}}!\n", "{\"subject\": \"world\"}", "Hello, world!\n" },
	{ "a value is not read again", "{{a}}: {{b}}", "{\"a\": \"{{b}}\", \"b\": \"x\"}", "{{b}}: x" },
	{ "escaped", "{{x}}", "{\"x\": \"& \\\" < >\"}", "&amp; &quot; &lt; &gt;" },
	{ "three braces: as it is", "{{{x}}}", "{\"x\": \"& \\\" < >\"}", "& \" < >" },
	{ "ampersand: as it is", "{{&x}}{{& x }}", "{\"x\": \"<\"}", "<<" },
	{ "whole number", "{{m}} mph", "{\"m\": 85}", "85 mph" },
	{ "number with a point", "{{p}}", "{\"p\": 1.21}", "1.21" },
	{ "null is nothing", "({{x}})", "{\"x\": null}", "()" },
	{ "unknown is nothing", "({{x}})", "{}", "()" },
	{ "dotted name", "{{a.b.c.name}}", "{\"a\": {\"b\": {\"c\": {\"name\": \"Phil\"}}}}", "Phil" },
	{ "a broken chain is nothing", "({{a.b.c}})", "{\"a\": {}}", "()" },
	{ "a chain does not begin again further out", "({{a.b.c.name}})",
	  "{\"a\": {\"b\": {}}, \"c\": {\"name\": \"Jim\"}}", "()" },
	{ "the first part is looked for outwards", "{{#a}}{{b.c}}{{/a}}", "{\"a\": {\"x\": 1}, \"b\": {\"c\": \"yes\"}}", "yes" },
	{ "the first part decides", "{{#a}}({{b.c}}){{/a}}", "{\"a\": {\"b\": {}}, \"b\": {\"c\": \"ERROR\"}}", "()" },
	{ "a dotted name is no key", "({{a.b}})", "{\"a.b\": \"c\"}", "()" },
	{ "the iterator itself", "Hello, {{.}}!", "\"world\"", "Hello, world!" },
	{ "spaces around stay", "| {{x}} |", "{\"x\": \"---\"}", "| --- |" },
	{ "a value alone on its line keeps it", "  {{x}}\n", "{\"x\": \"---\"}", "  ---\n" },
	{ "spaces in a tag", "|{{ x }}|{{{ x }}}|", "{\"x\": \"---\"}", "|---|---|" },
	/* sections */
	{ "true", "{{#b}}shown{{/b}}", "{\"b\": true}", "shown" },
	{ "false", "({{#b}}not{{/b}})", "{\"b\": false}", "()" },
	{ "null", "({{#b}}not{{/b}})", "{\"b\": null}", "()" },
	{ "unknown", "({{#b}}not{{/b}})", "{}", "()" },
	{ "empty text is no reason", "({{#b}}not{{/b}})", "{\"b\": \"\"}", "()" },
	{ "a map becomes the context", "{{#c}}Hi {{name}}.{{/c}}", "{\"c\": {\"name\": \"Joe\"}}", "Hi Joe." },
	{ "what is outside is still seen", "{{#s}}{{a}}, {{b}}, {{c.d}}{{/s}}",
	  "{\"a\": \"foo\", \"b\": \"wrong\", \"s\": {\"b\": \"bar\"}, \"c\": {\"d\": \"baz\"}}", "foo, bar, baz" },
	{ "text is context and name", "{{#foo}}{{.}} is {{foo}}{{/foo}}", "{\"foo\": \"bar\"}", "bar is bar" },
	{ "list", "{{#list}}{{item}}{{/list}}", "{\"list\": [{\"item\": 1}, {\"item\": 2}, {\"item\": 3}]}", "123" },
	{ "empty list", "({{#list}}no{{/list}})", "{\"list\": []}", "()" },
	{ "list of texts", "{{#list}}({{.}}){{/list}}", "{\"list\": [\"a\", \"b\"]}", "(a)(b)" },
	{ "list of lists", "{{#list}}({{#.}}{{.}}{{/.}}){{/list}}", "{\"list\": [[1, 2], [\"a\"]]}", "(12)(a)" },
	{ "the root is a list", "{{#.}}({{value}}){{/.}}", "[{\"value\": \"a\"}, {\"value\": \"b\"}]", "(a)(b)" },
	{ "iterators are escaped", "{{#list}}({{.}}){{/list}}", "{\"list\": [\"&\", \"<\"]}", "(&amp;)(&lt;)" },
	{ "twice", "{{#b}}\n* first\n{{/b}}\n* {{t}}\n{{#b}}\n* third\n{{/b}}\n", "{\"b\": true, \"t\": \"second\"}",
	  "* first\n* second\n* third\n" },
	{ "nested", "{{#b}}A{{#b}}B{{/b}}C{{/b}}", "{\"b\": true}", "ABC" },
	{ "nested, inner false", "A{{#b}}B{{#c}}C{{/c}}D{{/b}}E", "{\"b\": true, \"c\": false}", "ABDE" },
	{ "dotted, true", "{{#a.b.c}}Here{{/a.b.c}}", "{\"a\": {\"b\": {\"c\": true}}}", "Here" },
	{ "dotted, broken", "({{#a.b.c}}Here{{/a.b.c}})", "{\"a\": {}}", "()" },
	{ "inline, with spaces", " | {{#b}}\t|\t{{/b}} | \n", "{\"b\": true}", " | \t|\t | \n" },
	{ "two in a line keep it", " {{#b}}YES{{/b}}\n {{#b}}GOOD{{/b}}\n", "{\"b\": true}", " YES\n GOOD\n" },
	{ "standalone", "| This Is\n{{#b}}\n|\n{{/b}}\n| A Line\n", "{\"b\": true}", "| This Is\n|\n| A Line\n" },
	{ "standalone and indented", "| This Is\n  {{#b}}\n|\n  {{/b}}\n| A Line\n", "{\"b\": true}", "| This Is\n|\n| A Line\n" },
	{ "standalone with CR LF", "|\r\n{{#b}}\r\n{{/b}}\r\n|", "{\"b\": true}", "|\r\n|" },
	{ "standalone in the first line", "  {{#b}}\n#{{/b}}\n/", "{\"b\": true}", "#\n/" },
	{ "standalone in the last line", "#{{#b}}\n/\n  {{/b}}", "{\"b\": true}", "#\n/\n" },
	{ "spaces in section tags", "|{{# b }}={{/ b }}|", "{\"b\": true}", "|=|" },
	/* inverted sections */
	{ "inverted: false", "{{^b}}shown{{/b}}", "{\"b\": false}", "shown" },
	{ "inverted: null", "{{^b}}shown{{/b}}", "{\"b\": null}", "shown" },
	{ "inverted: true", "({{^b}}no{{/b}})", "{\"b\": true}", "()" },
	{ "inverted: a map", "({{^c}}no{{/c}})", "{\"c\": {\"name\": \"Joe\"}}", "()" },
	{ "inverted: a list", "({{^l}}no{{/l}})", "{\"l\": [{\"n\": 1}]}", "()" },
	{ "inverted: empty list", "{{^l}}Empty{{/l}}", "{\"l\": []}", "Empty" },
	{ "inverted: unknown", "[{{^x}}none{{/x}}]", "{}", "[none]" },
	{ "inverted: dotted, broken", "{{^a.b.c}}No{{/a.b.c}}", "{\"a\": {}}", "No" },
	{ "inverted: standalone", "| This\n{{^b}}\n|\n{{/b}}\n| Line\n", "{\"b\": false}", "| This\n|\n| Line\n" },
	/* comments */
	{ "comment", "12345{{! Comment! }}67890\n", "{}", "1234567890\n" },
	{ "comment of lines", "12345{{!\n  of\n  lines\n}}67890\n", "{}", "1234567890\n" },
	{ "standalone comment", "Begin.\n{{! here }}\nEnd.\n", "{}", "Begin.\nEnd.\n" },
	{ "indented comment", "Begin.\n  {{! here }}\nEnd.\n", "{}", "Begin.\nEnd.\n" },
	{ "standalone comment with CR LF", "|\r\n{{! here }}\r\n|", "{}", "|\r\n|" },
	{ "comment in the first line", "  {{! here }}\n!", "{}", "!" },
	{ "comment in the last line", "!\n  {{! here }}", "{}", "!\n" },
	{ "standalone comment of lines", "Begin.\n{{!\nhere\n}}\nEnd.\n", "{}", "Begin.\nEnd.\n" },
	{ "comment within a line", "  12 {{! 34 }}\n", "{}", "  12 \n" },
	{ "a comment is no name", "({{!x}})", "{\"!x\": 1, \"x\": 2}", "()" },
	/* delimiters */
	{ "other delimiters", "{{=<% %>=}}(<%text%>)", "{\"text\": \"Hey!\"}", "(Hey!)" },
	{ "delimiters that mean something elsewhere", "({{=[ ]=}}[text])", "{\"text\": \"It worked!\"}", "(It worked!)" },
	{ "delimiters and sections", "[\n{{#s}}\n  {{d}}\n  |d|\n{{/s}}\n\n{{= | | =}}\n|#s|\n  {{d}}\n  |d|\n|/s|\n]\n",
	  "{\"s\": true, \"d\": \"I got it\"}", "[\n  I got it\n  |d|\n\n  {{d}}\n  I got it\n]\n" },
	{ "standalone delimiters", "Begin.\n{{=@ @=}}\nEnd.\n", "{}", "Begin.\nEnd.\n" },
	{ "delimiters within a line", "| {{=@ @=}} |", "{}", "|  |" },
	{ "spaces in them", "|{{= @   @ =}}|", "{}", "||" },
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
