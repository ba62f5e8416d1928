SELECT rule AS 规则, title AS 内容, note AS 说明
FROM service_check
WHERE NOT judged
ORDER BY rule
