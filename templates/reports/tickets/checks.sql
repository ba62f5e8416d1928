SELECT rule AS 规则, asked AS 应查, kept AS 合规, broken AS 违规, unknown AS 无法判定, rate AS 合规率, not_due AS 未到期, title AS 内容
FROM service_check
WHERE judged
ORDER BY rule
