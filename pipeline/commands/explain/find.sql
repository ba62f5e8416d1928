-- What a person may ask for.
-- name: find_letter
SELECT room FROM letter_sent WHERE number = :number;

-- name: find_letter_numbers
SELECT number FROM letter_sent ORDER BY number;

-- name: find_ticket
SELECT ticket_no FROM service_ticket WHERE ticket_no = :number;

-- name: find_ticket_numbers
SELECT ticket_no FROM service_ticket ORDER BY ticket_no;
