SELECT '用法' AS 项目, '改正各表中的行，另存后放入 inputs/ 文件夹；文件、行号、原因三列会被忽略。' AS 内容
ORDER BY 1
