-- One row a letter, in walking order: building, unit, floor, room are the parts of the room from the left.
SELECT 1 AS room;
