SELECT collector AS 收费员, shifts AS 班次数, received AS 实收, over AS 长款, short AS 短款
FROM parking_collector
ORDER BY collector
