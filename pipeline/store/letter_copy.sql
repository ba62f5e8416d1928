-- name: letter_copy_letter
INSERT INTO dunning_letter (place, number, template, step, room, owner, owners, address, area, price, day, cut, pay_by, from_day, to_day,
	months, charged, waived, received, owed, penalty, first_number, first_day, approved_by)
VALUES (:place, :number, :template, :step, :room, :owner, :owners, :address, :area, :price, :as_of, :cut, :pay_by, :from_day, :to_day,
	:months, :charged, :waived, :received, :owed, :penalty, :first_number, :first_day, :approved_by);

-- name: letter_copy_bill
INSERT INTO dunning_letter_bill (place, seq, bill_no, source, item, period_from, period_to, charged, waived, received, owed, penalty, due)
VALUES (:place, :seq, :bill_no, :source, :item, :period_from, :period_to, :charged, :waived, :received, :owed, :penalty, :due);
