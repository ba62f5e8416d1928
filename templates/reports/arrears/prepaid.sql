SELECT room AS 房号, owner AS 业主, prepaid AS 预收余额
FROM arrears_prepaid
ORDER BY room COLLATE "natural"
