SELECT coalesce(subkind, '（未填）') AS 小类, count(*) AS 报修, sum(open) AS 未完工, sum(overdue = '是') AS 超期, sum(returned) AS 返修, sum(charge) AS 有偿收入
FROM service_ticket
WHERE kind = '报修' AND NOT cancelled
GROUP BY subkind
ORDER BY count(*) DESC, subkind
