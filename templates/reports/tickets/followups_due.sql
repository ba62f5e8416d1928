SELECT ticket_no AS 单号, room AS 房号, reporter AS 报事人, received AS 受理日期, kept AS 已沟通次数, due_contacts AS 应沟通次数,
	last_contact AS 末次沟通, next_contact AS 下次应沟通日
FROM service_followup
ORDER BY ticket_no
