SELECT path AS 文件, source AS 来源, read AS 读取, accepted AS 接受, unchanged AS 未变, superseded AS 覆盖,
	rejected AS 拒收, skipped AS 跳过, note AS 说明
FROM file_report
ORDER BY path, source, sheet
