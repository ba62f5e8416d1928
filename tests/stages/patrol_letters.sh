#!/bin/bash
# What is signed and handed out after the patrols: slips only for what the supervisor has confirmed and is still open, the month's report,
# the year's only when the year is over.
set -u
B=$(realpath "${B:-.build}")
site=$(mktemp -d)
trap 'rm -rf "$site"' EXIT
mkdir -p "$site/inputs" "$site/outputs"
printf '[project]\nname = 试验小区\ncompany = 试验物业\n' >"$site/inputs/settings.ini"
{
	cat tests/stages/patrol_data.sql
	sed -E "s/D\(([0-9-]+)\)/CAST(unixepoch('\1')\/86400 AS INT)/g; s/T\(([0-9-]+ [0-9:]+)\)/unixepoch('\1')/g" <<'SQL'
INSERT INTO zones (line, zone, company, monthly_fee) VALUES (2, '东区', '洁然', 1000000), (3, '西区', '洁然', 1000000);
INSERT INTO patrols (line, patrol_no, day, zone, inspector) VALUES (2, 'X1', D(2023-12-20), '东区', '苏禾'), (3, 'X0', D(2023-11-10), '东区', '苏禾');
INSERT INTO patrols (line, patrol_no, day, type, zone, inspector) VALUES (4, 'X2', D(2023-12-20), '装修', '2-1-301', '苏禾');
INSERT INTO findings (line, finding_no, patrol_no, item_code, place, description, deduction, needs, standard, deadline, confirmed, confirmed_day_only, unit) VALUES
	(2, 'W1', 'X1', 'A02', '南路', '有*纸屑*', 200, 1, '清扫', D(2023-12-22), T(2023-12-20 16:30), 0, '洁净部'),
	(3, 'W2', 'X1', 'A04', '甲区', '水渍', 200, 1, '拖净', D(2023-12-22), NULL, NULL, NULL),
	(4, 'W3', 'X1', 'A06', '东门', '满溢', 300, 1, '清运', D(2023-12-22), T(2023-12-20 16:30), 0, NULL),
	(5, 'W4', 'X1', 'A13', '1栋', '异味', 200, 1, '消杀', D(2023-12-22), T(2023-12-20 00:00), 1, NULL),
	(6, 'W5', 'X1', 'A15', '2栋', '有灰', 200, 1, '擦净', D(2023-12-27), T(2023-12-26 09:00), 0, NULL),
	(7, 'W6', 'X0', 'A15', '3栋', '有灰', 200, 1, '擦净', D(2023-11-12), T(2023-11-10 09:00), 0, NULL);
INSERT INTO findings (line, finding_no, patrol_no, item_code, place, description, deduction, needs) VALUES
	(8, 'W7', 'X2', 'D03', '客厅', '拆改承重墙', 1500, 1);
INSERT INTO reinspections (line, finding_no, day, inspector, result, new_deadline) VALUES (2, 'W3', D(2023-12-22), '苏禾', '合格', NULL), (3, 'W4', D(2023-12-22), '苏禾', '不合格', D(2023-12-24));
SQL
} | sqlite3 "$site/outputs/data.db"

run() { # day
	"$B/libexec/kefu/stages/2_patrol" --site "$site" --as-of "$1" --stamp 0 || echo "not ok patrol letters: 2_patrol"
	for unit in rectification assessment assessment_year; do
		"$B/libexec/kefu/stages/3_letters" --site "$site" --as-of "$1" --unit $unit --stamp 0 || echo "not ok patrol letters: $unit $1"
	done
}
is() { # words want got
	if [ "$2" = "$3" ]; then echo "ok patrol letters: $1"; else echo "not ok patrol letters: $1 - want [$2] got [$3]" | tr '\n' '~' && echo; fi
}
words() { # day file
	pdftotext -layout "$site/outputs/$1/letters/$2.pdf" - | tr -s ' \n' ' '
}
has() { # words day file text
	case "$(words "$2" "$3")" in
	*"$4"*) echo "ok patrol letters: $1" ;;
	*) echo "not ok patrol letters: $1 - no [$4] in [$(words "$2" "$3")]" ;;
	esac
}

run 2023-12-25
is "a slip for what is confirmed, open and of the period" "W1.pdf W4.pdf" "$(cd "$site/outputs/2023-12-25/letters/整改通知单" && echo *)"
has "its unit, its words as they were written" 2023-12-25 整改通知单/W1 "洁净部： 2023年12月20日保洁巡查中发现下列问题，请于2023年12月22日前整改完毕"
has "no mark of Markdown is lost" 2023-12-25 整改通知单/W1 "有*纸屑*"
has "the supervisor's confirmation" 2023-12-25 整改通知单/W1 "主管确认 2023-12-20 16:30 主管签字"
has "the zone's company and the new deadline" 2023-12-25 整改通知单/W4 "洁然： 2023年12月20日保洁巡查中发现下列问题，请于2023年12月24日前整改完毕"
has "the failed re-inspection" 2023-12-25 整改通知单/W4 "前次复查（2023年12月22日）不合格"
has "a day without a time is printed as a day" 2023-12-25 整改通知单/W4 "主管确认 2023-12-20 主管签字"
has "the month's report" 2023-12-25 月度考核报告 "2023年12月考核报告"
has "its scores" 2023-12-25 月度考核报告 "保洁 92.00 0.00 89.00 92.00 良 98.00 -6.00 1.67%"
has "a zone has the number of its findings" 2023-12-25 月度考核报告 "保洁 东区 30 1 5 89.00 92.00"
has "a veto item is told at once" 2023-12-25 月度考核报告 "一票否决：W7（D03 承重结构，客厅）"
has "too small a sample is said" 2023-12-25 月度考核报告 "本期样本不足的有：保洁"
has "the contractor confirms or objects" 2023-12-25 月度考核报告 "确认"
has "the year's report on the day its last period ends" 2023-12-25 年度保洁考核报告 "2023年度保洁考核报告"
has "what it advises" 2023-12-25 年度保洁考核报告 "建议续签"
run 2023-12-24
is "a day before there is no report of the year" "" "$(cd "$site/outputs/2023-12-24/letters" && ls | grep 年度)"
