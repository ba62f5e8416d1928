-- Each must give no row.

-- name: claims_are_not_the_debt
SELECT 'the claim against ' || c.room || ' is not what is owed'
FROM claim AS c LEFT JOIN arrears_room AS r ON r.room = c.room
WHERE c.principal + c.other <> r.owed OR r.room IS NULL;

-- name: claims_are_not_the_step
SELECT 'the claims are not the houses at S5'
WHERE (SELECT count(*) FROM claim) <> (SELECT count(*) FROM dunning WHERE step = 'S5' AND planned = 1);
