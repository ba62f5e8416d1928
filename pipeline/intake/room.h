/* room: the one way to write a house, 楼栋-单元-房号 with its parts unpadded: 1栋2单元301 = 1#2-301 = 01-02-0301 =
 * 1-2-301.
 *
 * DOMAIN §8.3, INTERFACE "Reading exports". Only the text is made canonical here: whether there is such a house, and
 * what `1-301` means where a building has one unit, is found out at run time. */
#ifndef KEFU_INTAKE_ROOM_H
#define KEFU_INTAKE_ROOM_H

#include <stddef.h>

#define ROOM_MAX 96 /* bytes of a canonical room, at most */

/* Writes the canonical form of `s` to `out` (not zero-terminated); its length, 0 when it is too long or has nothing in
 * it. */
size_t room_canonical(const char *s, size_t n, char out[ROOM_MAX]);

#endif
