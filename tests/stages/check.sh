#!/bin/sh
# kefu check: what a file is taken for, what is wrong in it, and the exit code. INTERFACE "Commands".
set -u
t=$(mktemp -d)
trap 'rm -rf "$t"' EXIT
mkdir "$t/inputs"
check=$B/libexec/kefu/commands/check
LC_ALL=C; export LC_ALL
cd "$t" || exit 1
case $check in /*) ;; *) check=$OLDPWD/$check ;; esac

is() { # name, exit code and output that are wanted; then the words of the call
	name=$1 want=$2 text=$3
	shift 3
	got=$(timeout 20 "$check" "$@" 2>said)
	code=$?
	if [ "$code" = "$want" ] && [ "$got" = "$text" ]; then echo "ok check $name"
	else echo "not ok check $name - exit $code: $(echo "$got" | tr '\n' '~') $(head -n 1 said)"; fi
}

printf '账单号,房号,费用项目,应收金额\nB1,1-2-301,物业费,200\nB2,1-2-302,物业费,1e5\nB1,1-2-301,物业费,300\nB1,1-2-301,物业费,300.00\n' >a.csv
is "names rows, columns, values and reasons" 0 'a.csv:3: 应收金额“1e5”：不是金额，请填写最多两位小数的数字，如 1234.50
a.csv:4: 与第 2 行编号相同而内容不同，导入时以后面的为准
a.csv: 应收明细（bills），表头在第 1 行：读取 5，接受 3，拒收 1，跳过 1；1 行重复' a.csv
is "rejected rows are an error when asked" 65 "$(cat <<'T'
a.csv:3: 应收金额“1e5”：不是金额，请填写最多两位小数的数字，如 1234.50
a.csv:4: 与第 2 行编号相同而内容不同，导入时以后面的为准
a.csv: 应收明细（bills），表头在第 1 行：读取 5，接受 3，拒收 1，跳过 1；1 行重复
T
)" --strict a.csv
printf '收据号,房号,收款日期,收款金额\nS1,1-2-301,2026-11-01,200\nS1,1-2-301,2026-11-01,300\n' | iconv -f UTF-8 -t GB18030 >b.csv
is "a receipt that another contradicts, in GB18030" 0 'b.csv:3: 与第 2 行编号相同而内容不同，导入时将被拒收
b.csv: 收款明细（receipts），表头在第 1 行：读取 3，接受 2，拒收 0，跳过 1' b.csv
printf '账单号,房号,费用项目\nB1,1-2-301,物业费\n' >c.csv
is "a file that nothing fits" 65 'c.csv: 未识别：最接近“应收明细”（bills），缺少列：应收金额' c.csv
printf 'caf\351\n' >d.csv
is "goes on with the next file" 65 'd.csv: 未识别：文件既不是 UTF-8 也不是 GB18030：偏移 3 处的字节不对，请从原系统重新导出
b.csv:3: 与第 2 行编号相同而内容不同，导入时将被拒收
b.csv: 收款明细（receipts），表头在第 1 行：读取 3，接受 2，拒收 0，跳过 1' d.csv b.csv
is "a file that is not there" 66 '' nothing.csv
mkfifo pipe
is "a pipe does not make it wait" 65 'pipe: 未识别：不是普通文件（文件夹、管道或设备），无法读取' pipe
is "a folder" 65 'inputs: 未识别：不是普通文件（文件夹、管道或设备），无法读取' inputs
: >empty.csv
is "an empty file" 65 'empty.csv: 未识别：文件是空的' empty.csv
is "no file at all" 64 ''
